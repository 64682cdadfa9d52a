package io.winnow.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A place in the file, counted from 1; 0 is the file as a whole. */
record Place(int line, int column) implements Comparable<Place> {

    static final Place FILE = new Place(0, 0);

    static Place of(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(FILE);
    }

    @Override
    public int compareTo(Place other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line == 0 ? "" : ":" + line + ":" + column;
    }
}

package io.winnow;

import io.winnow.simulator.Face;
import java.util.List;
import java.util.stream.Stream;

/** Both kinds of Jira, for everything that has to work the same on them; {@code -Dwinnow.faces} names others. */
final class Faces {

    private Faces() {}

    static List<Face> all() {
        return Stream.of(System.getProperty("winnow.faces", "cloud,10.3.24").split(","))
                .map(name -> name.equals("cloud") ? Face.CLOUD : Face.dataCenter(name))
                .toList();
    }
}

package io.winnow.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file of bounded size and depth into nodes that know their line and column. */
final class YamlFile {

    static final int MOST_BYTES = 1_000_000;
    private static final int DEEPEST = 20;

    private final Problems problems;
    private final String byOption;
    private final String start;

    /** The file that {@code --config} names. */
    YamlFile(Problems problems) {
        this(problems, " by --config", "Let `winnow init` write it");
    }

    /**
     * Another file.
     *
     * @param byOption how else it is named on the command line, after "name another file"; empty when it is just named
     * @param start how one gets such a file
     */
    YamlFile(Problems problems, String byOption, String start) {
        this.problems = problems;
        this.byOption = byOption;
        this.start = start;
    }

    /** The root; null when there is none, which is among the problems then. */
    @Nullable
    Node root(Path file) {
        String text = text(file);
        return text == null ? null : parse(text);
    }

    /** The root of what such a file holds. */
    @Nullable
    Node root(byte[] content) {
        String text = text(content);
        return text == null ? null : parse(text);
    }

    private @Nullable String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in.readNBytes(MOST_BYTES + 1));
        } catch (NoSuchFileException e) {
            return refuse("doesn't exist. " + start + ", or name another file" + byOption + ".");
        } catch (AccessDeniedException e) {
            return refuse(
                    "may not be read by this user. Change its permissions, or name another file" + byOption + ".");
        } catch (IOException e) {
            boolean folder = Files.isDirectory(file);
            return refuse(folder ? "is a folder. Name a file" + byOption + "." : "can't be read: " + e.getMessage());
        }
    }

    private @Nullable String text(byte[] bytes) {
        return bytes.length > MOST_BYTES
                ? refuse("is larger than 1 MB, so it can't be Winnow's. Name the right file" + byOption + ".")
                : decode(bytes);
    }

    private @Nullable String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return refuse("isn't text in UTF-8. Save it in that encoding.");
        }
    }

    private @Nullable String refuse(String why) {
        problems.add(Place.FILE, "", why);
        return null;
    }

    private @Nullable Node parse(String text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MOST_BYTES).build();
        try {
            if (tooDeep(settings, text)) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(Place.FILE, "", "is empty. " + start + ".");
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException e) {
            Place place = Place.of(e.getProblemMark().or(e::getContextMark));
            problems.add(
                    place, "", "isn't YAML here: " + Problems.shown(String.valueOf(e.getProblem())) + "." + advice(e));
        } catch (YamlEngineException e) {
            problems.add(Place.FILE, "", "isn't YAML: " + Problems.shown(String.valueOf(e.getMessage())) + ".");
        }
        return null;
    }

    /** The composer calls itself for each level, the parser doesn't: so depth is looked at first. */
    private boolean tooDeep(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                problems.add(
                        Place.of(event.getStartMark()),
                        "",
                        "is nested more than " + DEEPEST + " levels deep. Nothing in it needs that.");
                return true;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return false;
    }

    private static String advice(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return " Indent by spaces.";
        }
        if (problem.contains("'@'") || problem.contains("'`'") || problem.contains("'%'")) {
            return " Put the value in quotes.";
        }
        return " Look at the indentation, and put text with : # { } [ ] in quotes.";
    }
}

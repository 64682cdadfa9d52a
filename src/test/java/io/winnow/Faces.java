package io.winnow;

import io.winnow.simulator.Face;
import java.util.List;

/** Both kinds of Jira, for everything that has to work the same on them. */
final class Faces {

    private Faces() {}

    static List<Face> all() {
        return List.of(Face.CLOUD, Face.dataCenter("10.3.24"));
    }
}

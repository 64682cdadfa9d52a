package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.BoardSprint;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.wire.BoardSprintJson;
import java.util.ArrayList;
import java.util.List;

/** Lists a board's sprints, 50 a page, which is all that Jira gives at once. */
final class JiraSprints {

    private static final int PAGE = 50;
    private static final int MOST = 10_000;

    private final JiraHttp http;

    JiraSprints(JiraHttp http) {
        this.http = http;
    }

    /** A board that knows no sprints, such as a Kanban board, has none. */
    List<BoardSprint> of(long boardId) {
        List<BoardSprint> sprints = new ArrayList<>();
        try {
            JsonNode page;
            do {
                page = http.call(JiraRequest.get(
                                "/rest/agile/1.0/board/" + boardId + "/sprint", "/rest/agile/1.0/board/{id}/sprint")
                        .with("startAt", String.valueOf(sprints.size()))
                        .with("maxResults", String.valueOf(PAGE)));
                page.path("values").forEach(json -> sprints.add(BoardSprintJson.read(json)));
            } while (!page.path("isLast").asBoolean(true)
                    && !page.path("values").isEmpty()
                    && sprints.size() < MOST);
        } catch (TrackerException refused) {
            if (refused.kind() != Kind.REJECTED) {
                throw refused;
            }
        }
        return sprints;
    }
}

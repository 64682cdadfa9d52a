package io.winnow.tracker.jira.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.jira.JiraHttp;
import io.winnow.tracker.jira.JiraRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the screens issues are edited on by what stands on them, since no call of Data Center leads from a project to its
 * screens: it is one that holds every field an issue of that kind can be edited in, and the fewest others.
 *
 * <p>Of several alike the one counts that is named for the project and for the issue type, as Jira names those it makes.
 * Who puts a field on it sees afterwards whether it can be set; a screen that holds it in vain fits less well the next time.
 */
final class ScreensByFields {

    private static final String SCREENS = DataCenter.API + "/screens";
    private static final String ISSUE = DataCenter.API + "/issue/";
    private static final int PAGE = 100;
    private static final int MOST_SCREENS = 300;
    /** Always editable, whatever the screen. */
    private static final Set<String> EVERYWHERE = Set.of("comment");

    /** As Jira names the screens it makes for a project. */
    private static final Pattern OF_A_PROJECT = Pattern.compile("[A-Z][A-Z0-9_]+: .*");

    private final JiraHttp http;

    ScreensByFields(JiraHttp http) {
        this.http = http;
    }

    Map<Project, Map<IssueType, EditScreen>> find(Map<Project, Set<IssueType>> places) {
        List<Screen> screens = screens();
        Map<Project, Map<IssueType, EditScreen>> found = new LinkedHashMap<>();
        places.forEach((project, types) -> {
            Map<IssueType, EditScreen> byType = new LinkedHashMap<>();
            for (IssueType type : types) {
                sample(project, type)
                        .map(this::editable)
                        .flatMap(fields -> best(screens, fields, new Named(project, type, types)))
                        .ifPresent(screen -> byType.put(type, new EditScreen(screen.id(), screen.name())));
            }
            found.put(project, byType);
        });
        return found;
    }

    private static Optional<Screen> best(List<Screen> screens, Set<String> editable, Named wanted) {
        return screens.stream()
                .filter(screen -> screen.fields().containsAll(editable))
                .min(Comparator.comparing((Screen screen) -> screen.fields().size())
                        .thenComparing(screen -> wanted.misfit(screen.name()))
                        .thenComparing(Screen::id));
    }

    private Optional<IssueId> sample(Project project, IssueType type) {
        String jql = "project = " + IssueKey.quoted(project.key()) + " AND issuetype = " + IssueKey.quoted(type.id());
        return Rows.search(http, jql, 1, List.of("id"), true, IssueKey::read).issues().stream()
                .map(IssueKey::id)
                .findFirst();
    }

    private Set<String> editable(IssueId issue) {
        Set<String> ids = new HashSet<>();
        http.call(JiraRequest.get(ISSUE + issue + "/editmeta", ISSUE + "{id}/editmeta"))
                .path("fields")
                .fieldNames()
                .forEachRemaining(ids::add);
        ids.removeAll(EVERYWHERE);
        return ids;
    }

    private List<Screen> screens() {
        List<Screen> screens = new ArrayList<>();
        JsonNode page;
        do {
            page = page(screens.size());
            page.forEach(screen -> screens.add(new Screen(
                    screen.path("id").asLong(),
                    screen.path("name").asText(""),
                    fields(screen.path("id").asLong()))));
        } while (page.size() == PAGE && screens.size() < MOST_SCREENS);
        return screens;
    }

    private JsonNode page(int startAt) {
        JsonNode answer = http.call(JiraRequest.get(SCREENS)
                .with("startAt", String.valueOf(startAt))
                .with("maxResults", String.valueOf(PAGE)));
        return answer.has("values") ? answer.path("values") : answer;
    }

    private Set<String> fields(long screen) {
        Set<String> ids = new HashSet<>();
        String tabs = SCREENS + "/" + screen + "/tabs";
        for (JsonNode tab : http.call(JiraRequest.get(tabs, SCREENS + "/{id}/tabs"))) {
            String fields = tabs + "/" + tab.path("id").asLong() + "/fields";
            http.call(JiraRequest.get(fields, SCREENS + "/{id}/tabs/{tabId}/fields"))
                    .forEach(field -> ids.add(field.path("id").asText()));
        }
        return ids;
    }

    /** What a screen is named for. */
    private record Named(Project project, IssueType type, Set<IssueType> types) {

        /** 0 when nothing speaks against a name; one of another project is worse than one of another type. */
        int misfit(String name) {
            boolean ours = name.startsWith(project.key() + ":");
            boolean typed = name.contains(type.name());
            boolean others = !typed && types.stream().anyMatch(other -> name.contains(other.name()));
            boolean foreign = !ours && OF_A_PROJECT.matcher(name).matches();
            return (foreign ? 16 : 0)
                    + (ours ? 0 : 8)
                    + (others ? 4 : 0)
                    + (typed ? 0 : 2)
                    + (name.contains("Edit") ? 0 : 1);
        }
    }

    private record Screen(long id, String name, Set<String> fields) {}
}

package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.Sprint;
import io.winnow.tracker.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SprintTextTest {

    private static final String START = "com.atlassian.greenhopper.service.sprint.Sprint@1bf[";
    private static final String DATES =
            ",startDate=2019-05-23T14:02:10.170Z,endDate=2019-06-06T14:02:00.000Z,completeDate=<null>";

    /** As Jira 7 and 8, Jira 9, Jira 10 and later, and Jira 6 write it. */
    private static List<String> written(String name, String goal) {
        return List.of(
                START + "id=7,rapidViewId=2,state=ACTIVE,name=" + name + ",goal=" + goal + DATES + ",sequence=7]",
                START + "id=7,rapidViewId=2,state=ACTIVE,name=" + name + DATES
                        + ",activatedDate=2019-05-23T14:02:10.170Z,sequence=7,goal=" + goal
                        + ",autoStartStop=false,synced=false]",
                START + "activatedDate=2019-05-23T14:02:10.170Z,autoStartStop=false,completeDate=<null>"
                        + ",endDate=2019-06-06T14:02:00.000Z,goal=" + goal
                        + ",id=7,incompleteIssuesDestinationId=<null>"
                        + ",name=" + name + ",rapidViewId=2,sequence=7,startDate=2019-05-23T14:02:10.170Z,state=ACTIVE"
                        + ",synced=false]",
                START + "rapidViewId=2,state=ACTIVE,name=" + name + DATES + ",id=7]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sprint 1",
                "",
                "a, b, c",
                "x]",
                "[x] [y]",
                "state=CLOSED",
                "a,state=CLOSED",
                "name=b,name=c",
                "1=2",
                "ünï ☃ 💥",
                "Q3 (v1.2), part 1/2 = done]"
            })
    void a_sprint_is_read_whatever_stands_in_its_name(String name) {
        for (String text : written(name, "reach 100, 200 [and] more=better")) {
            assertThat(SprintText.read(text)).as(text).contains(new Sprint(7, name, Sprint.State.ACTIVE, 2L));
        }
    }

    @Test
    void id_state_and_board_are_right_for_any_name_and_goal() {
        Random random = new Random(11);
        String[] parts = {",", "=", "]", "[", "state=CLOSED", ",id=99", "goal", "name=", " ", "<null>", "a", "ß", "\\"};
        for (int i = 0; i < 2_000; i++) {
            String name = text(random, parts);
            String goal = text(random, parts);
            for (String text : written(name, goal)) {
                Sprint sprint = SprintText.read(text).orElseThrow(() -> new AssertionError("seed 11: " + text));
                // Jira 6 writes the id last, where a name can't be told from it
                boolean idLast = text.startsWith(START + "rapidViewId=");
                assertThat(sprint.state()).as("seed 11: " + text).isEqualTo(Sprint.State.ACTIVE);
                assertThat(sprint.boardId()).as("seed 11: " + text).isEqualTo(2L);
                assertThat(idLast ? 7 : sprint.id()).as("seed 11: " + text).isEqualTo(7);
            }
        }
    }

    private static String text(Random random, String... parts) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Sprint 1", "[", "[]", "[id=1]", "[id=x,name=a]", "[name=a]", "x[id=1,name=a", "[goal=,id=1]"
            })
    void what_is_no_sprint_is_none(String text) {
        assertThat(SprintText.read(text)).isEmpty();
    }

    @Test
    void a_missing_board_is_unknown() {
        assertThat(SprintText.read(START + "id=7,rapidViewId=<null>,state=FUTURE,name=Next" + DATES + "]"))
                .contains(new Sprint(7, "Next", Sprint.State.FUTURE, null));
    }

    @Test
    void an_absurdly_long_text_is_refused_at_once() {
        assertThat(SprintText.read(START + "id=7,name=" + ",goal=".repeat(20_000) + "]"))
                .isEmpty();
    }

    @Test
    void recorded_sprints_are_read() throws IOException {
        Pattern recorded = Pattern.compile("com\\.atlassian\\.greenhopper[^\"]*]");
        try (Stream<Path> files = Files.walk(SharedData.file("fixtures/mattermost-webhooks"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                recorded.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> assertThat(SprintText.read(found.group()))
                                .as(found.group())
                                .isPresent());
            }
        }
    }
}

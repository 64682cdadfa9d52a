package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.entry.web.Target.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "/, LIST, ''",
        "/api/v1/status, LIST, ''",
        "/api/v1/me, NOTHING, ''",
        "/projects/PAY, NOTHING, ''",
        "/backlogs/payments, BACKLOG, payments",
        "/backlogs/payments/plan.json, BACKLOG, payments",
        "/backlogs/payments/evidence/10012.json, BACKLOG, payments",
        "/api/v1/backlogs/payments/overrides, BACKLOG, payments",
        "/issues/10012, ISSUE, 10012",
        "/api/v1/runs/abc234, RUN, abc234",
        "/api/v1/pushes/abc234/undo, PUSH, abc234",
        "/api/v1/audit, ADMINISTRATION, ''",
    })
    void an_address_tells_whose_business_it_is(String path, Kind kind, String name) {
        assertThat(Target.of(path)).isEqualTo(new Target(kind, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signin",
                "/embed/issues/10012",
                "/api/v1/evidence",
                "/api/v1/jira/events/secret",
                "/api/v1/runs/abc234/events",
                "/issues/PAY-1",
                "/issues/0",
                "/backlogs/payments/../secret",
                "/backlogs/payments%2f..%2fsecret",
                "/backlogs//secret",
                "/backlogs/payments;x/plan",
                "/backlogs/pay ments",
                "/assets/report.js",
                "",
            })
    void no_other_address_is_for_people_whom_another_system_knows(String path) {
        assertThat(Target.of(path).kind()).isEqualTo(Kind.UNKNOWN);
    }
}

package io.winnow.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JqlTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "project = PAY, project = PAY",
                "project = PAY ORDER BY Rank, project = PAY",
                "project = PAY order   by Rank ASC, project = PAY",
                "ORDER BY Rank, ||",
                "summary ~ \"order by\" ORDER BY Rank, summary ~ \"order by\"",
                "summary ~ 'order by' and x = 1, summary ~ 'order by' and x = 1",
                "summary ~ \"a \\\" order by b\" ORDER BY x, summary ~ \"a \\\" order by b\"",
                "border by = 1, border by = 1",
            })
    void only_an_order_outside_quotes_is_taken_off(String jql, String rest) {
        assertThat(Jql.withoutOrder(jql)).isEqualTo(rest);
    }

    @Test
    void a_clause_applies_to_the_whole_query() {
        assertThat(Jql.and("project = PAY OR project = OPS ORDER BY Rank", "updated >= 5"))
                .isEqualTo("(project = PAY OR project = OPS) AND updated >= 5");
    }

    @Test
    void a_query_of_nothing_but_an_order_gets_the_clause_alone() {
        assertThat(Jql.and("ORDER BY Rank", "updated >= 5")).isEqualTo("updated >= 5");
    }

    @Test
    void a_quoted_text_of_a_megabyte_exhausts_nothing() {
        String quoted = "summary ~ \"" + "a\\\"".repeat(300_000) + "\"";

        assertThat(Jql.withoutOrder(quoted + " ORDER BY x")).isEqualTo(quoted);
    }
}

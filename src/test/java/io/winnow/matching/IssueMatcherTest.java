package io.winnow.matching;

import static io.winnow.matching.SampleTexts.DAY;
import static io.winnow.matching.SampleTexts.issue;
import static io.winnow.matching.SampleTexts.item;
import static io.winnow.matching.SampleTexts.sorted;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueMatcherTest {

    private static final List<Issue> ISSUES = List.of(
            issue(1, "Refunds are slow", "A refund takes days until the webhook of the bank arrives."),
            issue(2, "Export of invoices", "Accountants want invoices as CSV files, see SUP-4711."),
            issue(
                    3,
                    "NullPointerException in PaymentGateway.charge",
                    "at PaymentGateway.charge(PaymentGateway.java:17)"),
            issue(4, "Rechnungen lassen sich nicht exportieren", "Die Buchhaltung braucht die Rechnungen als Datei."),
            issue(5, "退款速度太慢", "客户等待退款需要几天时间。"),
            issue(6, "Dark theme", "Eyes hurt at night."));

    private static IssueMatcher matcher(Heard... items) {
        MatcherBuilder builder = new MatcherBuilder();
        List.of(items).forEach(builder::learn);
        ISSUES.forEach(builder::add);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "My refund was slow, 1",
        "When do refunded customers get their money?, 1",
        "We need the invoices exported for our accountant, 2",
        "PaymentGateway throws something, 3",
        "paymentgateway.charge fails, 3",
        "Wie kann ich die Rechnung exportieren, 4",
        "为什么退款这么慢, 5",
        "night mode theme please, 6"
    })
    void an_item_finds_the_issue_that_says_the_same_in_its_language(String text, long expected) {
        assertThat(matcher().suggest(item(text), 5).get(0).issue()).isEqualTo(new IssueId(expected));
    }

    @Test
    void words_and_where_they_stand_are_the_reasons() {
        Suggestion best =
                matcher().suggest(item("Refunds\nThe webhook never came"), 5).get(0);

        assertThat(best.key()).isEqualTo("PAY-1");
        assertThat(best.score()).isEqualTo(1);
        assertThat(best.why()).containsExactly("\"Refunds\" in the summary", "\"webhook\" in the description");
    }

    @Test
    void what_was_sorted_before_teaches_words_the_issue_itself_does_not_know() {
        assertThat(matcher().suggest(item("Chargeback trouble"), 5)).isEmpty();

        List<Suggestion> taught = matcher(sorted("Chargeback stuck", 0, 1)).suggest(item("Chargeback trouble"), 5);

        assertThat(taught).hasSize(1);
        assertThat(taught.get(0).issue()).isEqualTo(new IssueId(1));
        assertThat(taught.get(0).why())
                .containsExactly("\"Chargeback\" in items already linked", "a similar item is linked");
    }

    @Test
    void the_same_customers_issue_comes_first_of_two_that_say_the_same() {
        MatcherBuilder builder = new MatcherBuilder().learn(sorted("something else entirely", 7, 12));
        List.of(issue(11, "Login fails", ""), issue(12, "Login fails", "")).forEach(builder::add);
        IssueMatcher matcher = builder.build();

        List<Suggestion> suggestions = matcher.suggest(new Heard(DAY, "Login", "", 7, null, List.of()), 5);

        assertThat(suggestions).extracting(Suggestion::key).containsExactly("PAY-12", "PAY-11");
        assertThat(suggestions.get(0).why()).contains("the same customer has items linked");
        assertThat(matcher.suggest(item("Login"), 5))
                .extracting(Suggestion::key)
                .containsExactly("PAY-11", "PAY-12");
    }

    @Test
    void the_issue_created_nearer_to_the_item_comes_first_of_two_that_say_the_same() {
        IssueMatcher matcher = new MatcherBuilder()
                .add(issue(11, "Login fails", "", DAY.minus(Duration.ofDays(900))))
                .add(issue(12, "Login fails", "", DAY.minus(Duration.ofDays(9))))
                .build();

        assertThat(matcher.suggest(item("Login"), 5))
                .extracting(Suggestion::key)
                .containsExactly("PAY-12", "PAY-11");
    }

    @Test
    void a_name_decides_in_either_direction() {
        Suggestion named =
                matcher().suggest(item("Refunds are slow, as in pay-6"), 5).get(0);
        Suggestion naming = matcher()
                .suggest(new Heard(DAY, "Refunds are slow", "SUP-4711", 0, null, List.of()), 5)
                .get(0);

        assertThat(named.key()).isEqualTo("PAY-6");
        assertThat(named.why()).contains("the text names PAY-6");
        assertThat(naming.key()).isEqualTo("PAY-2");
        assertThat(naming.why()).contains("the issue names this item");
    }

    @Test
    void a_ticket_is_never_suggested_to_itself() {
        assertThat(matcher().suggest(new Heard(DAY, "Dark theme", "", 0, new IssueId(6), List.of()), 5))
                .extracting(Suggestion::key)
                .doesNotContain("PAY-6");
    }

    @Test
    void nothing_in_common_or_nothing_at_all_suggests_nothing() {
        assertThat(matcher().suggest(item("zzz"), 5)).isEmpty();
        assertThat(matcher().suggest(item(""), 5)).isEmpty();
        assertThat(new MatcherBuilder().build().suggest(item("Refunds"), 5)).isEmpty();
    }

    @Test
    void hostile_text_neither_fails_nor_floods_a_reason() {
        Random random = new Random(3);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            noise.append((char) random.nextInt(0x10000));
        }
        MatcherBuilder builder = new MatcherBuilder().learn(sorted(noise.toString(), 1, 1));
        ISSUES.forEach(builder::add);
        IssueMatcher matcher =
                builder.add(issue(9, "x".repeat(40_000), noise.toString())).build();

        for (String text : List.of(noise.toString(), "refund ".repeat(50_000), "a-b.c_D".repeat(9_000), "\n\n\u0000")) {
            for (Suggestion one : matcher.suggest(item(text), 5)) {
                assertThat(one.why()).as("seed 3").allMatch(reason -> reason.length() < 500);
                assertThat(one.score()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void the_same_content_gives_the_same_suggestions() {
        Heard item = item("Refund invoices export webhook theme charge");

        assertThat(matcher(sorted("webhook", 2, 3)).suggest(item, 5))
                .isEqualTo(matcher(sorted("webhook", 2, 3)).suggest(item, 5))
                .hasSize(4);
    }
}

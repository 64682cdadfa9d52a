package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WikiTextTest {

    private static String text(String markup) {
        return WikiText.of(markup, 32_768);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "h1. Old~Old",
                "bq. said~said",
                "*bold* and _slanted_ and *_both_*~bold and slanted and both",
                "2 * 3 * 4 and a_b_c and x-y-z~2 * 3 * 4 and a_b_c and x-y-z",
                "{{code}} here~code here",
                "[Acme|https://acme.example/x?a=1]~Acme (https://acme.example/x?a=1)",
                "[https://acme.example]~https://acme.example",
                "[^log.txt] [readme.md]~log.txt readme.md",
                "[1] and [x] stay~[1] and [x] stay",
                "* one~- one",
                "# one~- one",
                "*# nested~- nested",
                "!shot.png|width=300! there~shot.png there",
                "Stop! Now! Really!~Stop! Now! Really!",
                "||a||b||~a\tb",
                "|1|2|~1\t2",
                "----~``",
                "{color:red}hot{color} {quote}q{quote}~hot q",
                "\\*not bold\\* \\[x\\]~*not bold* [x]",
                "-gone-~gone",
                "C:\\temp\\x~C:\\temp\\x"
            })
    void a_mark_goes_and_its_text_stays(String markup, String text) {
        assertThat(text(markup)).isEqualTo(text);
    }

    @Test
    void a_mentioned_person_keeps_the_name() {
        assertThat(text("ask [~pm.one]")).isEqualTo("ask @pm.one");
    }

    @Test
    void code_stays_as_it_is() {
        assertThat(text("before\n{code:java|title=x}\nint *a* = b[1];\n{code}\nafter *b*"))
                .isEqualTo("before\n\nint *a* = b[1];\n\nafter b");
        assertThat(text("{noformat}*raw*")).isEqualTo("{noformat}raw");
    }

    @Test
    void lines_and_paragraphs_stay_apart() {
        assertThat(text("one\r\ntwo\n\nthree\\\\four")).isEqualTo("one\ntwo\n\nthree\nfour");
    }

    @Test
    void a_text_is_cut_at_the_bound_and_never_within_a_character() {
        assertThat(WikiText.of("*" + "x".repeat(100) + "*", 10)).hasSize(10);
        assertThat(WikiText.of("12345💥", 6)).isEqualTo("12345");
    }

    @Test
    void hostile_text_ends_soon() {
        String[] parts = {"*", "_", "[", "]", "|", "{", "}", "!", "a", " ", "\\", "-", "~", "{code}", "??", "\n"};
        Random random = new Random(3);
        StringBuilder mixed = new StringBuilder();
        while (mixed.length() < 60_000) {
            mixed.append(parts[random.nextInt(parts.length)]);
        }
        for (String hostile : new String[] {
            mixed.toString(),
            "*a ".repeat(20_000),
            "[".repeat(60_000),
            "!a.".repeat(20_000),
            "{{".repeat(30_000),
            "{code}".repeat(10_000),
            "|".repeat(60_000),
            "_*".repeat(30_000),
            " ".repeat(60_000)
        }) {
            assertThatCode(() -> Assertions.assertTimeout(Duration.ofSeconds(5), () -> text(hostile)))
                    .as("seed 3, or " + hostile.substring(0, 9))
                    .doesNotThrowAnyException();
        }
    }
}

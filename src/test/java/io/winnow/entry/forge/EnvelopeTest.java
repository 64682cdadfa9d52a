package io.winnow.entry.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.entry.web.PageAnswer;
import io.winnow.intake.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static Envelope read(String json) {
        return Envelope.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_request_of_a_page_travels_as_json() {
        Envelope envelope = read("""
                {"method":"PUT","path":"/backlogs/pay/plan?x=1&y=%20","headers":{"If-None-Match":"W/1","Accept-Encoding":"gzip"},
                "body":"{\\"ä\\":1}","from":7}""");

        assertThat(envelope.from()).isEqualTo(7);
        assertThat(envelope.call().method()).isEqualTo("PUT");
        assertThat(envelope.call().path()).isEqualTo("/backlogs/pay/plan");
        assertThat(envelope.call().query()).isEqualTo("x=1&y=%20");
        assertThat(envelope.call().headers()).containsOnlyKeys("If-None-Match");
        assertThat(envelope.call().headers().get("if-none-match")).isEqualTo("W/1");
        assertThat(new String(envelope.call().body(), StandardCharsets.UTF_8)).isEqualTo("{\"ä\":1}");
    }

    @Test
    void what_a_request_doesnt_say_is_nothing() {
        Envelope envelope = read("{\"method\":\"GET\",\"path\":\"/\",\"body\":null}");

        assertThat(envelope.call().body()).isEmpty();
        assertThat(envelope.call().query()).isEmpty();
        assertThat(envelope.from()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{}",
                "{\"method\":\"TRACE\",\"path\":\"/\"}",
                "{\"method\":\"GET\",\"path\":\"https://evil.example/\"}",
                "{\"method\":\"GET\",\"path\":\"/a\\r\\nX: y\"}",
                "{\"method\":\"GET\",\"path\":\"/\",\"from\":-1}",
                "{\"method\":\"GET\",\"path\":\"/\",\"from\":99999999999}",
                "{\"method\":\"GET\",\"path\":\"/\",\"from\":\"1\"}",
                "not json",
            })
    void what_no_page_sends_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void a_large_answer_travels_in_slices_that_cut_no_character() throws IOException {
        String whole = "😀".repeat(Envelope.SLICE) + "end";
        PageAnswer answer = new PageAnswer(200, Map.of("etag", "1"), "x" + whole);
        StringBuilder together = new StringBuilder();
        int slices = 0;
        JsonNode slice;
        do {
            Envelope asked = read("{\"method\":\"GET\",\"path\":\"/\",\"from\":" + together.length() + "}");
            ObjectNode sent = asked.of(answer);
            slice = new ObjectMapper().readTree(sent.toString().getBytes(StandardCharsets.UTF_8));
            together.append(slice.path("body").asText());
            slices++;
        } while (together.length() < slice.path("length").asInt());

        assertThat(together).hasToString("x" + whole);
        assertThat(slices).isEqualTo(3);
    }

    @Test
    void past_the_end_there_is_nothing() {
        ObjectNode sent =
                read("{\"method\":\"GET\",\"path\":\"/\",\"from\":50}").of(new PageAnswer(200, Map.of(), "short"));

        assertThat(sent.path("body").asText()).isEmpty();
        assertThat(sent.path("length").asInt()).isEqualTo(5);
    }
}

package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.SharedData;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdfTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String text(String json) throws JsonProcessingException {
        return AdfText.of(JSON.readTree(json.replace('\'', '"')), 1_000);
    }

    private static String paragraph(String text) {
        return "{'type':'paragraph','content':[{'type':'text','text':'" + text + "'}]}";
    }

    @Test
    void every_word_of_a_real_document_comes_out_in_order() throws IOException {
        String text = AdfText.of(JSON.readTree(SharedData.text("fixtures/jiraps-adf/adf.sample.json")), 32_768);
        // Without the Markdown's signs, addresses and the words that JiraPS makes of alignment and marks.
        String markdown = SharedData.text("fixtures/jiraps-adf/adf.sample.md")
                .replaceAll("\\]\\([^)]*\\)|```python|\\[ \\]|[#*_~`!\\[|>]|-{3,}", " ");
        List<String> words = Arrays.stream(markdown.split("[\\s,]+"))
                .filter(word -> word.matches(".*\\w.*") && !word.matches("\\d\\."))
                .toList();

        assertThat(words).hasSizeGreaterThan(50);
        assertThat(text).containsSubsequence(words);
    }

    @Test
    void blocks_stand_on_lines_and_items_are_marked() throws JsonProcessingException {
        assertThat(text("""
                                {'type':'doc','content':[%s,
                                  {'type':'bulletList','content':[{'type':'listItem','content':[%s]},{'type':'listItem','content':[%s]}]},
                                  {'type':'orderedList','attrs':{'order':3},'content':[{'type':'listItem','content':[%s]},{'type':'listItem','content':[%s]}]},
                                  {'type':'table','content':[{'type':'tableRow','content':[{'type':'tableCell','content':[%s]}]}]}]}
                                """.formatted(
                                paragraph("Intro"),
                                paragraph("one"),
                                paragraph("two"),
                                paragraph("three"),
                                paragraph("four"),
                                paragraph("cell"))))
                .isEqualTo("Intro\n- one\n- two\n3. three\n4. four\ncell");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'mention','attrs':{'text':'@Ann'}}                   | @Ann",
                "{'type':'emoji','attrs':{'shortName':':x:'}}                 | :x:",
                "{'type':'emoji','attrs':{'shortName':':x:','text':'!'}}      | !",
                "{'type':'inlineCard','attrs':{'url':'https://a.example/b'}}  | https://a.example/b",
                "{'type':'date','attrs':{'timestamp':'1775952000000'}}        | 2026-04-12",
                "{'type':'date','attrs':{'timestamp':'soon'}}                 | ~~",
                "{'type':'status','attrs':{'text':'DONE'}}                    | DONE",
                "{'type':'media','attrs':{'alt':'a chart'}}                   | a chart",
                "{'type':'expand','attrs':{'title':'More'}}                   | More",
                "{'type':'fromTheFuture','content':[{'type':'text','text':'kept'}]} | kept",
                "{'type':7,'content':[{'type':'text','text':'kept'}]}         | kept",
                "{'content':{'a':{'type':'text','text':'odd'}}}               | odd",
                "{'type':'text'}                                              | ~~",
                "{'type':'text','text':null}                                  | ~~",
                "null                                                         | ~~",
                "[]                                                           | ~~",
                "42                                                           | ~~",
            })
    void every_sort_of_node_gives_what_a_person_would_read(String json, String expected)
            throws JsonProcessingException {
        assertThat(text(json)).isEqualTo(expected);
    }

    @Test
    void what_is_nested_beyond_reason_is_left_out() {
        ObjectNode bomb = node("text");
        bomb.put("text", "too deep");
        for (int depth = 0; depth < 5_000; depth++) {
            ObjectNode outer = node("blockquote");
            outer.putArray("content").add(bomb);
            bomb = outer;
        }
        ObjectNode document = node("doc");
        document.putArray("content").add(bomb).add(node("text").put("text", "after"));

        assertThat(AdfText.of(document, 1_000)).isEqualTo("after");
    }

    @Test
    void a_megabyte_is_cut_at_the_bound_and_never_inside_a_character() {
        ObjectNode document = node("doc");
        document.putArray("content").add(node("text").put("text", "a" + "🦊".repeat(500_000)));

        String text = AdfText.of(document, 32_768);

        assertThat(text).hasSize(32_767).endsWith("🦊");
    }

    @Test
    void a_hundred_thousand_empty_paragraphs_take_no_time() {
        ObjectNode document = node("doc");
        ArrayNode content = document.putArray("content");
        content.add(node("text").put("text", "1".repeat(30_000) + ". "));
        for (int i = 0; i < 100_000; i++) {
            content.add(node("paragraph"));
        }

        assertThat(AdfText.of(document, 32_768)).hasSize(30_001);
    }

    @Test
    void cutting_never_leaves_half_a_character() {
        assertThat(AdfText.cut("ab", 5)).isEqualTo("ab");
        assertThat(AdfText.cut("a🦊", 2)).isEqualTo("a");
        assertThat(AdfText.cut("🦊", 0)).isEmpty();
    }

    private static ObjectNode node(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}

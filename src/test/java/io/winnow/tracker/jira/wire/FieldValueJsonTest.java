package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.winnow.model.FieldValue;
import io.winnow.model.FieldValue.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValueJsonTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static FieldValue read(String json) throws JsonProcessingException {
        return FieldValueJson.read(JSON.readTree(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null                                         | EMPTY  | ~~",
                "''                                           | EMPTY  | ~~",
                "[]                                           | EMPTY  | ~~",
                "0                                            | NUMBER | 0",
                "-0.0                                         | NUMBER | 0",
                "640                                          | NUMBER | 640",
                "640.00                                       | NUMBER | 640",
                "0.1                                          | NUMBER | 0.1",
                "1e3                                          | NUMBER | 1000",
                "1.5E-3                                       | NUMBER | 0.0015",
                "9007199254740993                             | NUMBER | 9007199254740993",
                "'  text '                                    | TEXT   | ~  text ~",
                "true                                         | OTHER  | true",
                "{'id':'1','value':'High'}                    | OPTION | High",
                "{'id':'1','value':'A','child':{'value':'B'}} | OTHER  | A / B",
                "{'id':'1','value':'A','child':null}          | OPTION | A",
                "{'id':'3','name':'Done'}                     | OPTION | Done",
                "{'votes':3,'hasVoted':false}                 | NUMBER | 3",
                "{'watchCount':12,'isWatching':true}          | NUMBER | 12",
                "{'accountId':'7','displayName':'Ann'}        | OTHER  | Ann",
                "{'id':'77'}                                  | OTHER  | 77",
                "{}                                           | OTHER  | ~~",
                "{'value':5}                                  | OTHER  | ~~",
                "[{'value':'High'}]                           | OPTION | High",
                "[[5]]                                        | NUMBER | 5",
                "[{'value':'High'},{'value':'Low'}]           | OTHER  | High, Low",
                "['a',null,3]                                 | OTHER  | a, , 3",
                "{'type':'doc','content':[{'type':'text','text':'rich'}]} | TEXT | rich",
                "{'type':'doc','content':[]}                  | EMPTY  | ~~",
            })
    void every_shape_becomes_what_a_person_sees(String json, Kind kind, String text) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(new FieldValue(kind, text));
    }

    @Test
    void a_field_that_isnt_there_is_empty() {
        assertThat(FieldValueJson.read(MissingNode.getInstance())).isEqualTo(FieldValue.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e41",
                "12345678901234567890123456789012345678901",
                "0.00000000000000000000000000000000000000001",
                "{'votes':1e999999999}"
            })
    void an_absurd_number_is_no_number_and_fills_no_memory(String json) throws JsonProcessingException {
        FieldValue value = read(json);

        assertThat(value.kind()).isEqualTo(Kind.OTHER);
        assertThat(value.text()).hasSizeLessThan(60);
    }

    @Test
    void a_number_of_forty_digits_is_kept_exactly() throws JsonProcessingException {
        String digits = "1234567890123456789012345678901234567891";

        assertThat(read(digits)).isEqualTo(new FieldValue(Kind.NUMBER, digits));
    }

    @Test
    void long_texts_and_lists_are_cut() throws JsonProcessingException {
        assertThat(read("'" + "x".repeat(1_000_000) + "'").text()).hasSize(2_000);
        assertThat(read("[" + "'abc',".repeat(100_000) + "'abc']").text()).hasSizeBetween(1_990, 2_000);
        assertThat(read("[" + "'',".repeat(100_000) + "'']").text()).hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    void lists_in_lists_dont_exhaust_the_stack() throws JsonProcessingException {
        assertThat(read("[".repeat(450) + "7" + "]".repeat(450))).isEqualTo(new FieldValue(Kind.NUMBER, "7"));
    }
}

package io.winnow.tracker.jira.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrimmedTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static JsonNode trimmed(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            return Trimmed.read(parser);
        }
    }

    @Test
    void pictures_and_own_addresses_are_left_out_and_everything_winnow_reads_is_kept() throws IOException {
        JsonNode read = trimmed("""
                {"id":"1","self":"https://x","key":"PAY-1","fields":{
                  "summary":"a","description":"kept","status":{"id":"3","name":"Open","description":"long","iconUrl":"u",
                    "statusCategory":{"key":"new","colorName":"grey"}},
                  "assignee":{"accountId":"7","displayName":"d","avatarUrls":{"48x48":"u"},"active":true},
                  "issuelinks":[{"id":"9","type":{"name":"Blocks"},"outwardIssue":{"id":"2","key":"PAY-2","fields":{"summary":"b"}}}],
                  "parent":{"id":"5","key":"PAY-5","fields":{"summary":"epic"}},
                  "customfield_1":{"self":"https://x","value":"High","id":"11"},"customfield_2":[1,2.50,null,true,8589934592,123456789012345678901]}}
                """);

        assertThat(read).isEqualTo(JSON.readTree("""
                                {"id":"1","key":"PAY-1","fields":{
                                  "summary":"a","description":"kept","status":{"id":"3","name":"Open","statusCategory":{"key":"new"}},
                                  "assignee":{"accountId":"7","displayName":"d"},
                                  "issuelinks":[{"id":"9","type":{"name":"Blocks"},"outwardIssue":{"id":"2","key":"PAY-2"}}],
                                  "parent":{"id":"5","key":"PAY-5","fields":{"summary":"epic"}},
                                  "customfield_1":{"value":"High","id":"11"},"customfield_2":[1,2.50,null,true,8589934592,123456789012345678901]}}
                                """));
    }

    @Test
    void plain_values_are_read_as_they_are() throws IOException {
        assertThat(trimmed("\"a\"").asText()).isEqualTo("a");
        assertThat(trimmed("null").isNull()).isTrue();
    }
}

package io.winnow.tracker.jira.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.tracker.NewIssue;
import java.util.List;

/** Writes an issue about to be created as Jira takes it; the description is an Atlassian document of plain paragraphs. */
public final class NewIssueJson {

    private NewIssueJson() {}

    public static ObjectNode of(NewIssue issue) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = body.putObject("fields");
        fields.putObject("project").put("key", issue.project());
        fields.putObject("issuetype").put("name", issue.type());
        fields.put("summary", issue.summary());
        fields.set("description", document(issue.paragraphs()));
        fields.putArray("labels").add(issue.label());
        return body;
    }

    private static ObjectNode document(List<String> paragraphs) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        ArrayNode content = document.putArray("content");
        for (String text : paragraphs) {
            ArrayNode inline = content.addObject().put("type", "paragraph").putArray("content");
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (i > 0) {
                    inline.addObject().put("type", "hardBreak");
                }
                if (!lines.get(i).isEmpty()) { // Jira refuses an empty text
                    inline.addObject().put("type", "text").put("text", lines.get(i));
                }
            }
        }
        return document;
    }
}

package io.winnow.simulator;

import org.jspecify.annotations.Nullable;

/** The custom field types the simulator knows. */
public enum FieldKind {
    NUMBER("number", null, "com.atlassian.jira.plugin.system.customfieldtypes:float", "Number"),
    TEXT("string", null, "com.atlassian.jira.plugin.system.customfieldtypes:textfield", "Short text"),
    PARAGRAPH("string", null, "com.atlassian.jira.plugin.system.customfieldtypes:textarea", "Paragraph"),
    URL("string", null, "com.atlassian.jira.plugin.system.customfieldtypes:url", "URL Field"),
    DATE("date", null, "com.atlassian.jira.plugin.system.customfieldtypes:datepicker", "Date"),
    SELECT("option", null, "com.atlassian.jira.plugin.system.customfieldtypes:select", "Dropdown"),
    CHECKBOXES("array", "option", "com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes", "Checkboxes"),
    SPRINT("array", "json", "com.pyxis.greenhopper.jira:gh-sprint", "Sprint"),
    RANK("any", null, "com.pyxis.greenhopper.jira:gh-lexo-rank", "Rank"),
    EPIC_LINK("any", null, "com.pyxis.greenhopper.jira:gh-epic-link", "Epic Link"),
    EPIC_NAME("string", null, "com.pyxis.greenhopper.jira:gh-epic-label", "Epic Name"),
    STORY_POINT_ESTIMATE("number", null, "com.pyxis.greenhopper.jira:jsw-story-points", "Story point estimate");

    final String type;
    final @Nullable String items;
    final String custom;
    final String label;

    FieldKind(String type, @Nullable String items, String custom, String label) {
        this.type = type;
        this.items = items;
        this.custom = custom;
        this.label = label;
    }
}

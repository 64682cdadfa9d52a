package io.winnow.tracker.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.model.FieldDefinition;
import io.winnow.tracker.FieldCatalog;
import io.winnow.tracker.FieldException;
import io.winnow.tracker.FieldSelection;
import io.winnow.tracker.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fields of a real Cloud site, 28 of whose names belong to several fields. */
class SiteFieldsTest {

    private static List<FieldDefinition> fields() throws IOException {
        List<FieldDefinition> fields = new ArrayList<>();
        for (JsonNode json : new ObjectMapper()
                .readTree(SharedData.text("fixtures/jira-product-discovery-site/bitovi-training-fields.json"))) {
            fields.add(FieldJson.read(json));
        }
        return fields;
    }

    @Test
    void every_field_keeps_its_id_name_and_scope() throws IOException {
        List<FieldDefinition> fields = fields();

        assertThat(fields).hasSize(191).allSatisfy(field -> {
            assertThat(field.id()).isNotEmpty();
            assertThat(field.name()).isNotEmpty();
        });
        assertThat(fields.stream().filter(field -> field.projectScope() != null))
                .hasSize(84);
        assertThat(fields.stream().filter(field -> field.schemaType() == null)).isNotEmpty();
    }

    @Test
    void each_name_of_several_fields_ends_in_an_error_that_lists_them_all() throws IOException {
        List<FieldDefinition> fields = fields();
        FieldCatalog catalog = new FieldCatalog(fields);
        Map<String, List<FieldDefinition>> byName =
                fields.stream().collect(Collectors.groupingBy(FieldDefinition::name));

        Map<String, List<FieldDefinition>> ambiguous = byName.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(ambiguous).hasSize(28);
        ambiguous.forEach((name, candidates) -> assertThatThrownBy(() -> catalog.resolve(name))
                .isInstanceOf(FieldException.class)
                .satisfies(error -> candidates.forEach(candidate -> assertThat(error)
                        .hasMessageContaining(candidate.id() + " ("
                                + (candidate.projectScope() == null
                                        ? "whole site)"
                                        : "project " + candidate.projectScope() + " only)")))));
        byName.forEach((name, one) -> {
            if (one.size() == 1) {
                assertThat(catalog.resolve(name)).isEqualTo(one.get(0));
            }
        });
    }

    @Test
    void sprint_and_rank_are_found_by_their_type() throws IOException {
        FieldSelection selection = new FieldCatalog(fields()).select(Optional.empty(), List.of());

        assertThat(selection.sprint()).extracting("schemaCustom").isEqualTo("com.pyxis.greenhopper.jira:gh-sprint");
        assertThat(selection.rank()).extracting("schemaCustom").isEqualTo("com.pyxis.greenhopper.jira:gh-lexo-rank");
        assertThat(selection.storyPoints()).isNotEmpty();
    }
}

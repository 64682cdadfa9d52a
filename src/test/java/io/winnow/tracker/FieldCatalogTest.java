package io.winnow.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.model.FieldDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldCatalogTest {

    private static FieldDefinition number(String id, String name, @Nullable String scope) {
        return new FieldDefinition(id, name, true, "number", "com.atlassian.x:float", scope);
    }

    private static FieldDefinition typed(String id, String name, String custom, @Nullable String scope) {
        return new FieldDefinition(id, name, true, "any", custom, scope);
    }

    @Test
    void an_id_comes_before_a_name_and_an_exact_name_before_another_case() {
        FieldDefinition reach = number("customfield_1", "Reach", null);
        FieldDefinition other = number("customfield_2", "reach", null);
        FieldDefinition odd = number("customfield_3", "customfield_1", null);
        FieldCatalog catalog = new FieldCatalog(List.of(odd, reach, other));

        assertThat(catalog.resolve("customfield_1")).isEqualTo(reach);
        assertThat(catalog.resolve("Reach")).isEqualTo(reach);
        assertThat(catalog.resolve("reach")).isEqualTo(other);
        assertThatThrownBy(() -> catalog.resolve("REACH"))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("customfield_1")
                .hasMessageContaining("customfield_2");
    }

    @Test
    void a_name_of_several_fields_is_an_error_that_lists_each_with_its_scope() {
        FieldCatalog catalog = new FieldCatalog(
                List.of(number("customfield_1", "Impact", null), number("customfield_2", "Impact", "10007")));

        assertThatThrownBy(() -> catalog.resolve("Impact"))
                .hasMessage("The field name 'Impact' fits 2 fields: customfield_1 (whole site), customfield_2"
                        + " (project 10007 only). Write the id of the one you mean in place of the name.");
    }

    @Test
    void a_missing_field_is_an_error_that_names_near_ones() {
        FieldCatalog catalog = new FieldCatalog(List.of(number("customfield_1", "Reach per quarter", null)));

        assertThatThrownBy(() -> catalog.resolve("reach")).hasMessageContaining("'Reach per quarter' (customfield_1)");
        assertThatThrownBy(() -> catalog.resolve("")).hasMessageContaining("winnow fields");
        assertThatThrownBy(() -> catalog.resolve("Nonsense")).hasMessageContaining("winnow fields");
    }

    @Test
    void sprint_rank_and_epic_link_are_found_by_type_whatever_their_names_and_site_wide_ones_first() {
        FieldDefinition sprint = typed("customfield_1", "Iteration", "com.pyxis.greenhopper.jira:gh-sprint", null);
        FieldDefinition rank = typed("customfield_2", "Ordnung", "com.pyxis.greenhopper.jira:gh-lexo-rank", null);
        FieldDefinition local = typed("customfield_3", "Epic Link", "com.pyxis.greenhopper.jira:gh-epic-link", "10001");
        FieldDefinition epic = typed("customfield_4", "Épopée", "com.pyxis.greenhopper.jira:gh-epic-link", null);
        FieldCatalog catalog =
                new FieldCatalog(List.of(local, number("customfield_9", "Sprint", null), sprint, rank, epic));

        FieldSelection selection = catalog.select(Optional.empty(), List.of());

        assertThat(selection.sprint()).isEqualTo(sprint);
        assertThat(selection.rank()).isEqualTo(rank);
        assertThat(selection.epicLink()).isEqualTo(epic);
    }

    @Test
    void the_boards_own_estimation_field_comes_before_fields_named_story_points() {
        FieldDefinition named = number("customfield_1", "Story Points", null);
        FieldDefinition size = number("customfield_2", "T-shirt", null);
        FieldCatalog catalog = new FieldCatalog(List.of(named, size));

        assertThat(catalog.select(Optional.of("customfield_2"), List.of()).storyPoints())
                .containsExactly(size, named);
        assertThat(catalog.select(Optional.of("customfield_1"), List.of()).storyPoints())
                .containsExactly(named);
        assertThat(catalog.select(Optional.of("customfield_77"), List.of()).storyPoints())
                .containsExactly(named);
    }

    @Test
    void a_board_that_estimates_in_time_gives_no_story_points() {
        FieldDefinition seconds =
                new FieldDefinition("timeoriginalestimate", "Original estimate", false, "number", null, null);

        assertThat(new FieldCatalog(List.of(seconds))
                        .select(Optional.of("timeoriginalestimate"), List.of())
                        .storyPoints())
                .isEmpty();
    }

    @Test
    void a_field_without_a_schema_is_found_by_name_and_harms_nothing() {
        FieldDefinition bare = new FieldDefinition("issuekey", "Key", false, null, null, null);
        FieldCatalog catalog = new FieldCatalog(List.of(bare));

        assertThat(catalog.resolve("Key")).isEqualTo(bare);
        assertThat(catalog.select(Optional.empty(), List.of()).sprint()).isNull();
    }
}

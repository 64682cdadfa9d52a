package io.winnow.tracker;

import io.winnow.model.FieldDefinition;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What Winnow writes to an issue tracker. Every method throws {@link TrackerException}; all are thread-safe. */
public interface IssueWriter {

    /** Whether the account may create fields and change screens. */
    boolean mayAdminister();

    /** Whether a quiet write is accepted for issues of this project, so that nobody gets a mail. */
    boolean mayWriteQuietly(Project project);

    /**
     * The fields that can be set on this issue now, by id, each with the options it can be set to, in the tracker's
     * order; none for a field that has no options.
     */
    Map<String, List<String>> editableFields(IssueId issue);

    /**
     * Puts issues together whose fields are best set by one call of {@link #write}; every issue is in one of the lists.
     *
     * @param values by issue and field id
     */
    default List<List<IssueId>> together(Map<IssueId, Map<String, FieldValue>> values) {
        return values.keySet().stream().map(List::of).toList();
    }

    /**
     * Sets fields of issues that belong {@link #together}, in one request. UNAVAILABLE means that it may have taken effect:
     * read before sending it again. Any other refusal means that none was written; NOT_FOUND and REJECTED may be about one
     * of them, FORBIDDEN is about all.
     *
     * @param values by issue and field id; {@link FieldValue#EMPTY} clears; an option is chosen by its text
     * @param still asked whenever the request has its turn, which may be minutes after this call: false and it isn't sent
     * @return whether it was sent
     */
    boolean write(Map<IssueId, Map<String, FieldValue>> values, boolean quietly, BooleanSupplier still);

    /** Sets a property of an issue, which nobody sees on it; an object of texts. May be repeated safely. */
    void setProperty(IssueId issue, String key, Map<String, String> value);

    /**
     * Sets a property on each of some issues to an object of these values, so that searches find them by it; it may take
     * effect a little later, and may be repeated safely. Does nothing where no app says which properties are searched.
     */
    default void setSearched(String key, Map<IssueId, Map<String, FieldValue>> values) {}

    /**
     * Creates an issue. UNAVAILABLE means that it may have been created: look for its label before sending it again.
     * REJECTED names the fields that are missing or wrong, in the tracker's words; nothing was created.
     */
    Created create(NewIssue issue);

    /** An issue that was just created. */
    record Created(IssueId id, String key) {}

    /** Whether a field can be created for some projects only; where it can't, every project has it. */
    boolean limitsFields();

    /**
     * Creates a field; if its answer was lost, the created one is found and returned.
     *
     * @param projects the only ones that get it, as far as the tracker {@link #limitsFields}; none for the whole site
     */
    FieldDefinition createField(String name, String description, FieldType type, Set<Project> projects);

    /**
     * Ids of the only projects that have a field, by field id; no entry for one that the whole site has, or where the
     * tracker doesn't say. Needs {@link #mayAdminister}.
     */
    Map<String, Set<String>> limits(Collection<FieldDefinition> fields);

    /** The screens used to edit issues of these types in company-managed projects; needs {@link #mayAdminister}. */
    Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places);

    /**
     * Puts fields on a screen's first tab, those not there already; a refusal of one is thrown after all were tried.
     *
     * @return those that weren't there
     */
    List<FieldDefinition> addToScreen(EditScreen screen, Collection<FieldDefinition> fields);

    /** The types of field Winnow creates. */
    enum FieldType {
        NUMBER,
        SHORT_TEXT
    }

    /** A screen by id and name. */
    record EditScreen(long id, String name) {}
}

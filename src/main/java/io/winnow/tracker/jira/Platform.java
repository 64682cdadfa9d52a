package io.winnow.tracker.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.model.FieldDefinition;
import io.winnow.model.Issue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.EditScreen;
import io.winnow.tracker.TrackerException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What one kind of Jira does its own way; what both do alike is done by those who use this. Every method throws
 * {@link TrackerException}; all are thread-safe.
 */
public interface Platform {

    /** Where its platform API lies, such as {@code /rest/api/3}. */
    String api();

    /** About how many issues match. */
    long count(String jql);

    /**
     * Hands over the ids of all that match, page by page, as they come; an id may stand on two pages, and only some kinds
     * of Jira keep to an ORDER BY.
     */
    void search(String jql, Consumer<List<IssueId>> pages);

    /** Of these ids, those that match now; past the index as far as this Jira can. */
    Set<IssueId> matchingNow(String jql, Collection<IssueId> ids);

    /** The first of those that match, with some of their fields. */
    <T> Page<T> first(String jql, int most, List<String> fields, Function<JsonNode, T> converter);

    /** Some of the issues that match, and whether there are others. */
    record Page<T>(List<T> issues, boolean more) {}

    /** Reads a window of issues; what is in them may be as old as the search's index. */
    <T> Window<T> read(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter);

    /** Reads a window of issues as they are at this moment. */
    <T> Window<T> readNow(List<IssueId> ids, List<String> fields, Function<JsonNode, T> converter);

    /** One window's issues, and the ids Jira failed to read; those it doesn't have are in neither. */
    record Window<T>(List<T> issues, Set<IssueId> failed) {}

    /** Whether {@link #readNow} takes a request for each issue, for want of another way past the index. */
    boolean readsOneByOne();

    /** How many issues {@link #readNow} reads best at once; more than are wanted when it makes no difference. */
    int windowNow();

    /** Adds to the issues of one fetch what this Jira says elsewhere; called from several threads. */
    UnaryOperator<List<Issue>> completion();

    /** Asks for some permissions, comma separated; the answer may hold others too. */
    JiraRequest permissions(String names);

    /** Paragraphs of plain text, as a field for long text takes them. */
    JsonNode text(List<String> paragraphs);

    /** As {@link io.winnow.tracker.IssueWriter#limitsFields}. */
    boolean limitsFields();

    /** As {@link io.winnow.tracker.IssueWriter#limits}. */
    Map<String, Set<String>> limits(Collection<FieldDefinition> fields);

    /** As {@link io.winnow.tracker.IssueWriter#editScreens}. */
    Map<Project, Map<IssueType, EditScreen>> editScreens(Map<Project, Set<IssueType>> places);
}

package io.winnow.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan as text, ready for the template; every part may be empty.
 *
 * @param rank by score and decisions; 0 when it has none
 * @param position in the sprint
 * @param explain where its score is explained
 * @param why what brought it in, as one word; {@code excluded}, {@code never} when it can be in no plan, or {@code out} for
 *     any other reason when it isn't in
 * @param marks what ties it to other issues and why its inputs are old, a phrase each
 * @param decided what a person decided about it, with who, why and until when
 * @param fresh whether the saved settings wouldn't plan it
 * @param tie how the line that ties blockers to what they block runs through it, as words for the style
 * @param displaced what would stand in the sprint instead, one phrase each
 * @param sure null when it isn't scored
 * @param flip the input that would bring it in or out
 */
public record PlanRow(
        IssueView issue,
        int rank,
        String position,
        String explain,
        String effort,
        String sum,
        String why,
        String reason,
        List<String> marks,
        String decided,
        boolean fresh,
        String tie,
        List<String> displaced,
        String cost,
        @Nullable Sureness sure,
        String flip) {}

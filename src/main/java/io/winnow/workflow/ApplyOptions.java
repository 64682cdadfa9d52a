package io.winnow.workflow;

import org.jspecify.annotations.Nullable;

/**
 * What of a plan to put into Jira.
 *
 * @param fields Winnow's plan fields
 * @param order the order of the backlog
 * @param sprint the membership of the sprint that {@code plan} names
 * @param plan how to plan
 * @param preview the dry run a person looked at: refused when other changes would be made now; null to skip the check
 */
public record ApplyOptions(
        boolean fields,
        boolean order,
        boolean sprint,
        PlanOptions plan,
        boolean dryRun,
        @Nullable String preview) {}

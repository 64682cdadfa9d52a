/**
 * A stateful, strict Jira Cloud on a loopback port: it powers {@code winnow demo}, tests and benchmarks.
 *
 * <p>A {@link io.winnow.simulator.Site} (what a Jira holds) and {@link io.winnow.simulator.SimulatorOptions} come in; an
 * address that answers like Jira goes out:
 *
 * <pre>{@code
 * try (JiraSimulator jira = JiraSimulator.start(Site.demo(1, 400, clock), SimulatorOptions.defaults())) {
 *     connect(jira.url(), jira.email(), jira.token());
 * }
 * }</pre>
 *
 * <p>No code of the client may ever be used here, nor the other way round: two independent readings of the same API keep
 * each other honest.
 */
@NullMarked
package io.winnow.simulator;

import org.jspecify.annotations.NullMarked;

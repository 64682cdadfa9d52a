package io.winnow.simulator.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Words titles and descriptions from themes so that they read as if people had typed them, and hardly repeat. */
public final class Wording {

    private static final List<String> QUALIFIERS = List.of(
            ", first for three pilot shops",
            ", in four more languages",
            ", as an opt-in",
            ", and log who did it",
            ", also for shops on the old plan",
            ", also for accounts with several shops",
            ", also on a slow connection",
            ", also with the keyboard alone",
            ", also through the API",
            ", also on small screens",
            ", second step: the largest shops",
            ", second step: all countries",
            ", in the sandbox first",
            ", without calling support",
            ", in under three clicks",
            ", also for non-profits",
            ", also for marketplaces",
            ", with a short explanation",
            ", with an example",
            ", with a way back");
    private static final List<String> TASKS = List.of(
            "Write the runbook for %s",
            "Add contract tests for %s",
            "Alert when %s fails",
            "Explain %s to the support team",
            "Retire the old version of %s",
            "Review %s with security",
            "Put %s behind a flag",
            "Keep personal data out of the logs of %s",
            "Prepare %s for the next audit",
            "Decide who owns %s",
            "Upgrade the libraries of %s",
            "Ask ten shops about %s",
            "Count how often %s is used",
            "Write down how %s works",
            "Try %s with assistive technology",
            "Collect open questions about %s",
            "Compare %s with what two rivals do",
            "Cover %s in the nightly tests",
            "Estimate the running cost of %s",
            "Remove the last hard-coded text from %s");
    private static final List<String> SUBTASKS = List.of(
            "Write the copy for %s",
            "Add the API call behind %s",
            "Translate %s",
            "Test %s on slow connections",
            "Design the error state of %s",
            "Plan the rollout of %s",
            "Add metrics to %s",
            "Design the empty state of %s",
            "Review %s for accessibility",
            "Write the migration for %s",
            "Update the help page about %s",
            "Remove dead code around %s");
    private static final List<String> DEFECTS = List.of(
            "shows the wrong amount",
            "stays empty",
            "loads for ever",
            "loses the last entry",
            "repeats the last step",
            "forgets the language",
            "shows yesterday's state",
            "ignores the time zone",
            "breaks on long names",
            "is sent twice",
            "cuts off the last line",
            "reports success too early",
            "can't be reached by keyboard",
            "jumps back to the top",
            "rounds the wrong way",
            "asks for the same thing again");
    private static final List<String> CONDITIONS = List.of(
            "after a timeout",
            "when two tabs are open",
            "for amounts above 10,000",
            "in the last hour of a month",
            "when the currency has no decimals",
            "after a partial refund",
            "for names with accents",
            "on small screens",
            "when daylight saving time ends",
            "while a release rolls out",
            "for accounts older than five years",
            "if the browser blocks cookies",
            "when the list is longer than a page",
            "after the bank renames a method",
            "in right-to-left languages",
            "when the buyer goes back",
            "with a browser's own translation",
            "if the clock of the device is wrong",
            "for the second shop of an account",
            "after the session was renewed",
            "when the network switches",
            "for orders without a delivery address");
    private static final List<String> DONE = List.of(
            "Works on the phone and on the desktop",
            "Support knows about it before it goes live",
            "Nothing changes for shops that don't switch it on",
            "The old way keeps working for one quarter",
            "Errors say what to do next",
            "We can see on a chart whether people use it",
            "Readable by a screen reader",
            "The API documentation has an example",
            "It can be switched off in a minute",
            "Two pilot shops have tried it for a week",
            "Tested with the three largest card schemes",
            "No personal data in the logs");
    private static final List<String> PLACES = List.of(
            "Seen in production since the last release.",
            "Reported by a shop with about 2,000 orders a month.",
            "Found while testing something else.",
            "Three tickets this week.",
            "Support has a workaround, shops don't.",
            "Happens about once in two hundred payments.");

    private static final List<String> SHOPS = List.of(
            "bakeries",
            "book shops",
            "florists",
            "garages",
            "gyms",
            "hotels",
            "opticians",
            "pharmacies",
            "restaurants",
            "schools",
            "theatres",
            "toy shops",
            "travel agents",
            "vets",
            "wine merchants",
            "museums",
            "music shops",
            "garden centres",
            "furniture shops",
            "food trucks",
            "festivals",
            "driving schools",
            "dentists",
            "bicycle shops",
            "charities",
            "cinemas",
            "clubs",
            "craft markets",
            "delivery services",
            "jewellers",
            "language schools",
            "launderettes",
            "pet shops",
            "photographers",
            "printers",
            "ski rentals",
            "sports clubs",
            "stationers",
            "tailors",
            "ticket offices");

    private final Random random;
    private final Set<String> used = new HashSet<>();

    public Wording(Random random) {
        this.random = random;
    }

    public String story(Theme theme) {
        String plain = firstFresh(theme.capabilities());
        return plain.isEmpty() ? fresh(() -> capital(pick(theme.capabilities())) + pick(QUALIFIERS)) : plain;
    }

    public String task(Theme theme) {
        return fresh(() -> String.format(Locale.ROOT, pick(TASKS), pick(theme.things())));
    }

    public String bug(Theme theme) {
        String known = firstFresh(theme.bugs());
        return known.isEmpty()
                ? fresh(() -> capital(pick(theme.things())) + " " + pick(DEFECTS) + " " + pick(CONDITIONS))
                : known;
    }

    public String subtask(Theme theme) {
        return fresh(() -> String.format(Locale.ROOT, pick(SUBTASKS), pick(theme.things())));
    }

    /** Why, and what done means, with headings and a list. */
    public String description(Theme theme) {
        StringBuilder text = new StringBuilder(theme.why()).append("\n\n# What done means\n\n");
        int lines = 2 + random.nextInt(3);
        int from = random.nextInt(DONE.size());
        for (int i = 0; i < lines; i++) {
            text.append("- ").append(DONE.get((from + i * 5) % DONE.size())).append('\n');
        }
        return text.toString();
    }

    /** What a bug report says: where it was seen, how to see it again, what the log says. */
    public String report(Theme theme, String title) {
        return pick(PLACES) + "\n\n# Steps\n\n- Open " + pick(theme.things()) + "\n- "
                + capital(pick(theme.capabilities()))
                + "\n- Look again\n\nExpected: it works. Seen: " + title + ".\n\n```\nWARN payments-"
                + theme.component().toLowerCase(Locale.ROOT).replace(' ', '-') + " request "
                + Integer.toHexString(random.nextInt())
                + " took " + (200 + random.nextInt(9_000)) + " ms\n```";
    }

    /** The first title that nobody has used, or an empty one. */
    private String firstFresh(List<String> titles) {
        return titles.stream()
                .map(Wording::capital)
                .filter(used::add)
                .findFirst()
                .orElse("");
    }

    /** A title not used yet; once a theme is exhausted, the same is wanted for one kind of shop after another. */
    private String fresh(Supplier<String> words) {
        String title = words.get();
        for (int tries = 0; tries < 400 && used.contains(title); tries++) {
            title = words.get() + (tries < 12 ? "" : " (" + pick(SHOPS) + ")");
        }
        used.add(title);
        return title;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

package io.winnow.entry.cli;

import picocli.CommandLine.Option;

/** How to print what was found; at most one. */
class Format {

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Option(names = "--markdown", description = "Print a Markdown table.")
    boolean markdown;

    /** Of what is a table. */
    static class OfTable extends Format {

        @Option(names = "--csv", description = "Print CSV.")
        boolean csv;
    }
}

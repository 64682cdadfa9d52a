package io.winnow.entry.cli;

import java.io.PrintWriter;

/**
 * Where a command prints.
 *
 * @param out results, and nothing else
 * @param err progress, notes and errors
 * @param outIsTerminal whether a person reads {@code out}, so that colours make sense
 * @param errIsTerminal whether a person watches {@code err}, so that progress makes sense
 */
public record Console(PrintWriter out, PrintWriter err, boolean outIsTerminal, boolean errIsTerminal) {}

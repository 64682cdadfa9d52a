package io.winnow.simulator.jql;

/** One word of a query and where it stands; line and column count from 1 as Jira's messages do. */
record Token(Kind kind, String text, int line, int column) {

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Keywords are recognised in any case, and never when quoted. */
    boolean keyword(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean valueLike() {
        return kind == Kind.WORD || kind == Kind.STRING;
    }

    enum Kind {
        WORD,
        STRING,
        SYMBOL,
        END
    }
}

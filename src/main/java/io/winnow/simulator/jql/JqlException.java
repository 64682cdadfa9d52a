package io.winnow.simulator.jql;

/** A query that Jira would refuse; the message is Jira's. */
public final class JqlException extends RuntimeException {

    public JqlException(String message) {
        super(message);
    }

    static JqlException at(Token token, String what) {
        return new JqlException(
                "Error in the JQL Query: " + what + " (line " + token.line() + ", character " + token.column() + ")");
    }
}

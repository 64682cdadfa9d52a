package io.winnow.simulator.jql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens, with JQL's quoting, escapes and reserved characters. */
final class Lexer {

    private static final String RESERVED = "{}*/%+^$#@?.;[]`\\";
    private static final String BREAKS = "=!<>~(),|&\"'";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                line++;
                lineStart = ++at;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (BREAKS.indexOf(c) >= 0) {
                symbol(c);
            } else {
                word();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", line, column()));
        return tokens;
    }

    private int column() {
        return at - lineStart + 1;
    }

    private void symbol(char c) {
        int column = column();
        String symbol = String.valueOf(c);
        if (at + 1 < text.length()) {
            String two = text.substring(at, at + 2);
            if (List.of("!=", "<=", ">=", "!~", "&&", "||").contains(two)) {
                symbol = two;
            }
        }
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, line, column));
        at += symbol.length();
    }

    private void word() {
        int column = column();
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || BREAKS.indexOf(c) >= 0) {
                break;
            }
            if (c == '\\') {
                word.append(escape());
            } else if (c == '[' && word.toString().equalsIgnoreCase("cf")) {
                word.append(customFieldNumber());
            } else if (RESERVED.indexOf(c) >= 0) {
                throw JqlException.at(
                        new Token(Token.Kind.SYMBOL, "", line, column()),
                        "The character '" + c + "' is a reserved JQL character. You must enclose it in a string or use"
                                + " the escape '\\u" + String.format("%04x", (int) c) + "' instead.");
            } else {
                word.append(c);
                at++;
            }
        }
        tokens.add(new Token(Token.Kind.WORD, word.toString(), line, column));
    }

    private String customFieldNumber() {
        int end = text.indexOf(']', at);
        String inside = end < 0 ? "" : text.substring(at + 1, end).strip();
        if (inside.isEmpty() || !inside.chars().allMatch(Character::isDigit)) {
            throw JqlException.at(
                    new Token(Token.Kind.SYMBOL, "", line, column()),
                    "Expecting a custom field id, such as 'cf[10000]', but got 'cf['.");
        }
        at = end + 1;
        return "[" + inside + "]";
    }

    private void quoted(char quote) {
        int column = column();
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at);
            if (c == '\\') {
                value.append(escape());
            } else if (c == '\n' || c == '\r') {
                break;
            } else {
                value.append(c);
                at++;
            }
        }
        Token token = new Token(Token.Kind.STRING, value.toString(), line, column);
        if (at >= text.length() || text.charAt(at) != quote) {
            throw JqlException.at(token, "The quoted string '" + value + "' has not been completed.");
        }
        at++;
        tokens.add(token);
    }

    private char escape() {
        Token here = new Token(Token.Kind.SYMBOL, "", line, column());
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        at += 2;
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '\\', '"', '\'', ' ' -> c;
            case 'u' -> unicode(here);
            default ->
                throw JqlException.at(
                        here,
                        "'\\" + (c == 0 ? "" : c)
                                + "' is an illegal JQL escape sequence. The valid escape sequences are"
                                + " \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.");
        };
    }

    private char unicode(Token here) {
        try {
            char c = (char) Integer.parseInt(text.substring(at, at + 4), 16);
            at += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw JqlException.at(
                    here, "'\\u' is an illegal JQL escape sequence. Four hexadecimal digits must follow it.");
        }
    }
}

package io.winnow.tracker.jira.wire;

import java.util.regex.Pattern;

/**
 * Turns Data Center's wiki markup into plain text: a line a block, list items marked, marks dropped, code as it is.
 *
 * <p>Bounded in length. What isn't a mark for sure stays: a star or bracket too many is better than a word lost.
 */
final class WikiText {

    /** What stands between two of these is code. */
    private static final Pattern VERBATIM = Pattern.compile("\\{(code|noformat)(?::[^}\n]{0,200})?}");

    private static final Pattern MACRO = Pattern.compile("\\{(?:quote|color|panel|anchor)(?::[^}\n]{0,200})?}");
    private static final Pattern BLOCK = Pattern.compile("^\\s{0,20}(?:h[1-6]|bq)\\. ");
    private static final Pattern NUMBERED = Pattern.compile("^\\s{0,20}[*#-]{0,20}# ");
    private static final Pattern BULLET = Pattern.compile("^\\s{0,20}[*#-]{0,20}[*-] ");
    private static final Pattern RULE = Pattern.compile("^\\s{0,20}-{4,5}\\s{0,20}$");
    private static final Pattern CELLS = Pattern.compile("\\s{0,20}\\|{1,2}\\s{0,20}");
    private static final Pattern IMAGE =
            Pattern.compile("!([^!|\\s][^!|\n]{0,200}\\.[A-Za-z0-9]{2,5})(?:\\|[^!\n]{0,200})?!");
    private static final Pattern MENTION = Pattern.compile("\\[~([^\\[\\]\n]{1,200})]");
    private static final Pattern NAMED_LINK =
            Pattern.compile("\\[([^|\\[\\]\n]{1,500})\\|([^|\\[\\]\n]{1,2000})(?:\\|[^\\]\n]{0,200})?]");
    private static final Pattern LINK = Pattern.compile(
            "\\[(?:\\^|#)?((?:https?://|mailto:|ftp://)[^\\[\\]\n]{1,2000}|[^\\[\\]\\s\n]{1,200}\\.[A-Za-z0-9]{1,5})]");
    private static final Pattern MONOSPACED = Pattern.compile("\\{\\{([^{}\n]{1,500})}}");
    /** A pair of marks around text, at the edges of words. */
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\p{L}\\p{N}\\\\])([*_+^~-]|\\?\\?)(?=\\S)((?:(?!\\1)[^\n]){1,500}?)(?<=\\S)\\1(?![\\p{L}\\p{N}])");

    private static final Pattern LINE_BREAK = Pattern.compile("\\\\\\\\(?!\\S)|(?<=\\S)\\\\\\\\(?=\\S)");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\[\\](){}*_+^~!|?#\\\\-])");

    private WikiText() {}

    /** The text, at most {@code bound} characters of it. */
    static String of(String markup, int bound) {
        String cut = AdfText.cut(markup, 2 * bound).replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder text = new StringBuilder();
        var fence = VERBATIM.matcher(cut);
        int from = 0;
        while (fence.find(from)) {
            String end = "{" + fence.group(1) + "}";
            int close = cut.indexOf(end, fence.end());
            if (close < 0) {
                break;
            }
            plain(cut.substring(from, fence.start()), text);
            text.append(cut, fence.end(), close);
            from = close + end.length();
        }
        plain(cut.substring(from), text);
        return AdfText.cut(text.toString().strip(), bound);
    }

    private static void plain(String markup, StringBuilder text) {
        String[] lines = markup.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                text.append('\n');
            }
            text.append(line(lines[i]));
        }
    }

    private static String line(String markup) {
        if (RULE.matcher(markup).matches()) {
            return "";
        }
        String line = MACRO.matcher(markup).replaceAll("");
        line = BLOCK.matcher(line).replaceFirst("");
        line = NUMBERED.matcher(line).replaceFirst("- ");
        line = BULLET.matcher(line).replaceFirst("- ");
        if (line.stripLeading().startsWith("|")) {
            line = CELLS.matcher(line).replaceAll("\t").strip();
        }
        return inline(line);
    }

    private static String inline(String markup) {
        String line = IMAGE.matcher(markup).replaceAll("$1");
        line = MENTION.matcher(line).replaceAll("@$1");
        line = NAMED_LINK.matcher(line).replaceAll("$1 ($2)");
        line = LINK.matcher(line).replaceAll("$1");
        line = MONOSPACED.matcher(line).replaceAll("$1");
        line = PAIR.matcher(line).replaceAll("$2");
        line = PAIR.matcher(line).replaceAll("$2"); // bold and slanted at once
        line = LINE_BREAK.matcher(line).replaceAll("\n");
        return ESCAPED.matcher(line).replaceAll("$1");
    }
}

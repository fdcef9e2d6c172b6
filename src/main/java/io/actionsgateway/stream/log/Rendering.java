package io.actionsgateway.stream.log;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes text of a piece, in a reader's style. Thread-safe. */
final class Rendering {

    private static final String MARK = "\uFEFF";
    private static final String GROUP = "##[group]";
    private static final String END_GROUP = "##[endgroup]";
    private static final int SHORTEST_TIME = "2026-05-01T10:00:00Z ".length();
    private static final int LONGEST_TIME = 32;
    private static final Pattern ANSI =
            Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)|[@-Z\\\\^_])");

    private final LogStyle style;

    Rendering(LogStyle style) {
        this.style = style;
    }

    /** Bytes that are no UTF-8 become replacement characters; the mark at the beginning of a log is left out. */
    String text(Piece piece) {
        String text = new String(piece.bytes(), StandardCharsets.UTF_8);
        if (piece.offset() == 0 && text.startsWith(MARK)) {
            text = text.substring(1);
        }
        if (style.ansi()) {
            text = ANSI.matcher(text).replaceAll("");
        }
        return style.groups() || style.timestamps() ? lines(text, piece.atLineStart()) : text;
    }

    private String lines(String text, boolean atLineStart) {
        StringBuilder styled = new StringBuilder(text.length());
        boolean whole = atLineStart;
        for (int start = 0; start < text.length(); whole = true) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            if (whole) {
                line(text, start, end, styled);
            } else {
                styled.append(text, start, end);
            }
            start = end;
        }
        return styled.toString();
    }

    private void line(String text, int start, int end, StringBuilder styled) {
        int said = start + time(text, start, end);
        if (style.groups() && text.startsWith(END_GROUP, said)) {
            return;
        }
        if (!style.timestamps()) {
            styled.append(text, start, said);
        }
        boolean group = style.groups() && text.startsWith(GROUP, said);
        styled.append(text, group ? said + GROUP.length() : said, end);
    }

    /** How long the time before a line is, with the space after it; 0 when there is none. */
    private static int time(String text, int start, int end) {
        if (end - start < SHORTEST_TIME || text.charAt(start + 4) != '-' || text.charAt(start + 10) != 'T') {
            return 0;
        }
        int zulu = text.indexOf("Z ", start);
        boolean near = zulu > 0 && zulu < Math.min(end, start + LONGEST_TIME);
        return near && Character.isDigit(text.charAt(start)) ? zulu + 2 - start : 0;
    }
}

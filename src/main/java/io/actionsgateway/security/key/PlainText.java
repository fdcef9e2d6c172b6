package io.actionsgateway.security.key;

import io.actionsgateway.platform.InvalidRequestException;
import java.util.regex.Pattern;

/** Text that people read in lists and logs: nothing in it may hide, turn around or break a line. */
final class PlainText {

    private static final Pattern PLAIN = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]*");
    private static final int SHOWN = 50;

    private PlainText() {}

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** A short text; refuses another one. */
    static String of(String field, String text, int longest) {
        boolean bare = !text.isBlank() && text.equals(text.strip());
        if (!bare || text.length() > longest || !isPlain(text)) {
            throw new InvalidRequestException(
                    field,
                    "must have 1 to " + longest
                            + " characters, none of them a control character and no blank at either end");
        }
        return text;
    }

    /** As much of what a caller wrote as may be said back. */
    static String shown(String text) {
        String start = text.substring(0, Math.min(SHOWN, text.length()));
        return isPlain(start) && !start.contains(KeyText.PREFIX) ? start : "?";
    }
}

package io.actionsgateway.security.audit;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bounds what strangers say, and takes out what could be read as something else: control and format characters. */
final class AuditText {

    private static final int MOST_IDS = 10;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_ID = 300;
    private static final int REPLACEMENT = 0xFFFD;

    /** An API key that somebody took for an id. */
    private static final Pattern KEY = Pattern.compile("agk_[0-9A-Za-z]{20,}");

    private AuditText() {}

    static @Nullable String optional(@Nullable String text, int most) {
        return text == null ? null : of(text, most);
    }

    /** At most so many characters as a reader counts them; never half of one. */
    static String of(String text, int most) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(most).map(AuditText::printable).forEach(clean::appendCodePoint);
        return KEY.matcher(clean).replaceAll("agk_***");
    }

    static SortedMap<String, String> ids(Map<String, String> ids) {
        SortedMap<String, String> clean = new TreeMap<>();
        new TreeMap<>(ids)
                .entrySet().stream()
                        .limit(MOST_IDS)
                        .forEach(each ->
                                clean.put(snake(of(each.getKey(), LONGEST_NAME)), of(each.getValue(), LONGEST_ID)));
        return clean;
    }

    /** One spelling for the path variables of GitHub's templates and of ours. */
    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static int printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> character;
        };
    }
}

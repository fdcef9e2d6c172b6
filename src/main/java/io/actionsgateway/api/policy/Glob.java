package io.actionsgateway.api.policy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Patterns in which {@code *} stands for any characters; none of them match everything. */
final class Glob {

    private static final int LONGEST = 1_000;
    private static final Pattern STARS = Pattern.compile("\\*+");

    private final List<Pattern> patterns;

    private Glob(Collection<String> patterns, int flags) {
        this.patterns = patterns.stream()
                .map(each -> Pattern.compile(regex(each.strip()), flags | Pattern.DOTALL))
                .toList();
    }

    static Glob exact(Collection<String> patterns) {
        return new Glob(patterns, 0);
    }

    static Glob inAnyCase(Collection<String> patterns) {
        return new Glob(patterns, Pattern.CASE_INSENSITIVE);
    }

    private static String regex(String pattern) {
        return STARS.splitAsStream(pattern + "\0")
                .map(part -> part.replace("\0", ""))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining(".*"));
    }

    boolean matches(String text) {
        return text.length() <= LONGEST
                && (patterns.isEmpty()
                        || patterns.stream()
                                .anyMatch(pattern -> pattern.matcher(text).matches()));
    }

    /** Whether something is left out. */
    boolean limits() {
        return !patterns.isEmpty();
    }
}

package io.actionsgateway.security;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a grant's patterns mean, for names that GitHub compares without regard to case. */
final class NamePattern {

    static final String EVERYTHING = "*";

    private static final Pattern OF_REPOSITORIES = Pattern.compile("[a-z0-9][a-z0-9_-]{0,38}/[a-z0-9._*-]{1,100}");
    private static final Pattern OF_AN_ORGANIZATION = Pattern.compile("[a-z0-9][a-z0-9_-]{0,38}");

    private NamePattern() {}

    /** One spelling of a pattern for repositories. */
    static String repositories(String text) {
        String pattern = lower(text);
        if (pattern.equals(EVERYTHING)
                || OF_REPOSITORIES.matcher(pattern).matches()
                || OF_AN_ORGANIZATION.matcher(pattern).matches()) {
            return pattern;
        }
        throw new IllegalArgumentException(
                "a repository pattern must be *, owner (the organization itself), owner/*, owner/name or owner/start-*");
    }

    static boolean anyMatches(Set<String> patterns, String name) {
        String wanted = lower(name);
        return patterns.stream().anyMatch(pattern -> matches(pattern, wanted));
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.indexOf('*') < 0 || pattern.equals(EVERYTHING)) {
            return pattern.equals(EVERYTHING) || pattern.equals(name);
        }
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern + "\0")
                .map(part -> Pattern.quote(part.replace("\0", "")))
                .collect(Collectors.joining(".*"));
        return name.matches("(?s)" + regex);
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

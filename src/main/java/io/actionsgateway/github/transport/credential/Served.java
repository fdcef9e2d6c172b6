package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Scope;
import java.util.List;
import java.util.Locale;

/** What credentials serve, as text in one spelling: {@code *}, {@code owner} or {@code owner/repo}, in lower case. */
final class Served {

    static final String EVERYTHING = "*";

    private Served() {}

    /**
     * Reads a setting.
     *
     * @param pattern as written
     * @return in our spelling
     * @throws IllegalArgumentException when it is none
     */
    static String pattern(String pattern) {
        String text = pattern.strip().toLowerCase(Locale.ROOT);
        if (text.equals(EVERYTHING)) {
            return text;
        }
        String shorter = text.endsWith("/*") ? text.substring(0, text.length() - 2) : text;
        RepositoryName.parse(shorter.contains("/") ? shorter : shorter + "/any");
        return shorter;
    }

    /**
     * What may serve a call.
     *
     * @param scope what the call is about
     * @return the most specific first
     */
    static List<String> candidates(Scope scope) {
        return switch (scope) {
            case Scope.OfRepository(RepositoryName name) ->
                List.of(lower(name.toString()), lower(name.owner()), EVERYTHING);
            case Scope.OfOrganization(String login) -> List.of(lower(login), EVERYTHING);
            case Scope.OfApp _, Scope.OfHost _ -> List.of(EVERYTHING);
        };
    }

    /**
     * The scope for people.
     *
     * @param scope what a call is about
     * @return such as {@code octo-org/hello-world}
     */
    static String text(Scope scope) {
        return switch (scope) {
            case Scope.OfRepository(RepositoryName name) -> name.toString();
            case Scope.OfOrganization(String login) -> login;
            case Scope.OfApp _ -> "calls of a GitHub App";
            case Scope.OfHost _ -> "calls about GitHub itself";
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

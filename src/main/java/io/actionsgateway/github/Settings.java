package io.actionsgateway.github;

import io.actionsgateway.github.client.Inputs;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What secrets and variables have in common: the places they are kept in, and the rules for names and values.
 *
 * @see <a href="https://docs.github.com/actions/reference/security/secrets">Secrets reference</a>
 */
final class Settings {

    /** Longest value, in UTF-8: 48 KB. */
    private static final int LONGEST_VALUE = 48 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Settings() {}

    /** About the place as such. */
    static Request at(Operation operation, SettingScope scope) {
        return in(scope, Request.to(operation, subject(scope)));
    }

    /** About one thing that is kept there, under a name that has been checked. */
    static Request at(Operation operation, SettingScope scope, Resource resource, String name) {
        Subject subject = new Subject(resource, name + " of " + subject(scope).name());
        return in(scope, Request.to(operation, subject));
    }

    private static Request in(SettingScope scope, Request request) {
        return switch (scope) {
            case SettingScope.OfRepository(var repository) -> request.in(repository);
            case SettingScope.OfEnvironment(var repository, var environment) ->
                request.in(repository).with("environment_name", environment);
            case SettingScope.OfOrganization(var organization) -> request.in(organization);
        };
    }

    private static Subject subject(SettingScope scope) {
        return switch (scope) {
            case SettingScope.OfRepository(var repository) -> Subject.of(repository);
            case SettingScope.OfEnvironment(var repository, var environment) ->
                Subject.of(Resource.ENVIRONMENT, environment, repository);
            case SettingScope.OfOrganization(var organization) -> Subject.of(organization);
        };
    }

    /** Adds to a body who may use what it holds. */
    static void share(Map<String, Object> body, Visibility visibility) {
        switch (visibility) {
            case Visibility.All() -> body.put("visibility", "all");
            case Visibility.Private() -> body.put("visibility", "private");
            case Visibility.Selected(var ids) -> {
                body.put("visibility", "selected");
                body.put("selected_repository_ids", new TreeSet<>(ids));
            }
        }
    }

    /**
     * A name that GitHub takes. Reading is held to it too: below {@code secrets}, {@code public-key} is another operation.
     *
     * @throws GitHubException.InvalidInputs for any other
     */
    static String name(String name) {
        boolean reserved = name.toUpperCase(Locale.ROOT).startsWith("GITHUB_");
        if (reserved || !NAME.matcher(name).matches()) {
            throw Inputs.refused(
                    "name",
                    "Names consist of letters, digits and underscores, and start neither with a digit nor with GITHUB_.");
        }
        return name;
    }

    /** Refuses a value that GitHub would find too long. */
    static String value(String value) {
        long length = value.length() > LONGEST_VALUE ? value.length() : value.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_VALUE) {
            throw tooLong();
        }
        return value;
    }

    /** The same for one that nobody may read. */
    static Secret value(Secret value) {
        byte[] plain = value.utf8();
        Arrays.fill(plain, (byte) 0);
        if (plain.length > LONGEST_VALUE) {
            throw tooLong();
        }
        return value;
    }

    private static GitHubException tooLong() {
        return Inputs.refused("value", "A value may be up to 48 KB long.");
    }
}

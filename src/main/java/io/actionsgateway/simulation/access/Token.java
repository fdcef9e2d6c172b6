package io.actionsgateway.simulation.access;

import io.actionsgateway.description.Permissions;
import io.actionsgateway.simulation.scenario.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a declared token stands for.
 *
 * @param account whose it is
 * @param kind classic, fine-grained or of an installation
 * @param permissions {@code read}, {@code write} or {@code admin} by area; a classic token needs none
 * @param repositories {@code owner/name} of those that it reaches; all, when there is no list
 * @param expiresAt from when on it is refused; never, when there is no such time
 */
public record Token(
        Account account,
        Caller.Kind kind,
        Map<String, String> permissions,
        @Nullable List<String> repositories,
        @Nullable Instant expiresAt) {

    public Token {
        permissions = Permissions.named(permissions);
        repositories = repositories == null ? null : List.copyOf(repositories);
    }

    /** A token that may do all that its account may. */
    public static Token classic(Account account) {
        return new Token(account, Caller.Kind.CLASSIC, Map.of(), null, null);
    }

    /** A fine-grained personal token for all repositories. */
    public static Token fineGrained(Account account, Map<String, String> permissions) {
        return new Token(account, Caller.Kind.FINE_GRAINED, permissions, null, null);
    }

    /** A token of the App's installation. */
    public static Token installation(Map<String, String> permissions) {
        return new Token(App.BOT, Caller.Kind.INSTALLATION, permissions, null, null);
    }

    /** The same token, for some repositories only. */
    public Token on(String... fullNames) {
        return new Token(account, kind, permissions, List.of(fullNames), expiresAt);
    }

    /** The same token, for some time. */
    public Token until(Instant end) {
        return new Token(account, kind, permissions, repositories, end);
    }
}

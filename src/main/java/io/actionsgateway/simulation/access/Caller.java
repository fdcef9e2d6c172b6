package io.actionsgateway.simulation.access;

import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and what he may.
 *
 * @param account whose token it is
 * @param kind how he came
 * @param permissions by area; what counts for {@link Kind#FINE_GRAINED} and {@link Kind#INSTALLATION} only
 * @param repositories by number; all, when there is no list
 */
public record Caller(
        Account account,
        Kind kind,
        Map<String, String> permissions,
        @Nullable Set<Long> repositories) {

    /** How a caller comes. */
    public enum Kind {
        /** Without any token. */
        ANONYMOUS,
        /** With a token that nobody declared: it may do everything, and speaks for everybody. */
        UNDECLARED,
        /** With a classic token: it may do everything. */
        CLASSIC,
        FINE_GRAINED,
        INSTALLATION,
        /** With the App's own JWT. */
        APP
    }

    public Caller {
        permissions = Map.copyOf(permissions);
        repositories = repositories == null ? null : Set.copyOf(repositories);
    }

    static Caller of(Account account, Kind kind) {
        return new Caller(account, kind, Map.of(), null);
    }

    public boolean anonymous() {
        return kind == Kind.ANONYMOUS;
    }

    public boolean undeclared() {
        return kind == Kind.UNDECLARED;
    }

    /** Whether its permissions are counted one by one. */
    boolean limited() {
        return kind == Kind.FINE_GRAINED || kind == Kind.INSTALLATION;
    }

    /** Whether the token was given for it. */
    public boolean reaches(Repository repository) {
        return !anonymous() && kind != Kind.APP && (repositories == null || repositories.contains(repository.id()));
    }

    /** Whether he may know of it. */
    public boolean sees(Repository repository) {
        return !repository.hidden() || reaches(repository);
    }
}

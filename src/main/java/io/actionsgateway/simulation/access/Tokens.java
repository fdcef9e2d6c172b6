package io.actionsgateway.simulation.access;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells who calls. A token that nobody declared is taken for the scenario's actor, who may do everything, unless only the
 * twin itself could have given it out: then it is refused. Remembers up to 10,000 declared or revoked tokens, and the
 * latest 10,000 that were minted. Thread-safe.
 */
public final class Tokens {

    private static final int KEPT = 10_000;
    private static final Duration LIFE = Duration.ofHours(1);

    private record Known(@Nullable Caller caller, @Nullable Instant expiresAt) {

        Caller at(Instant now) {
            if (caller == null || (expiresAt != null && !now.isBefore(expiresAt))) {
                throw AccessRefused.badCredentials();
            }
            return caller;
        }
    }

    /**
     * An installation token that was given out.
     *
     * @param token to be sent with requests
     * @param expiresAt one hour after it was made
     */
    public record Minted(Secret token, Instant expiresAt) {}

    private final World world;
    private final App app;
    private final Mint mint;
    private final Map<String, Known> declared = new HashMap<>();
    private final Map<String, Known> minted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    };

    public Tokens(World world, App app) {
        this.world = world;
        this.app = app;
        mint = new Mint(world.ids().seed());
    }

    /** Whom a value of {@code Authorization} stands for; refuses what stands for nobody. */
    public Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            return Caller.of(world.actor(), Caller.Kind.ANONYMOUS);
        }
        List<String> offered = AuthorizationHeader.tokens(authorization);
        if (offered.isEmpty()) {
            throw AccessRefused.badCredentials();
        }
        return owner(offered);
    }

    private synchronized Caller owner(List<String> offered) {
        Instant now = world.now();
        String token = offered.stream().filter(this::isKnown).findFirst().orElse(offered.getFirst());
        Known known = declared.getOrDefault(token, minted.get(token));
        if (known != null) {
            return known.at(now);
        }
        if (token.startsWith("eyJ")) {
            return app.caller(token, now);
        }
        if (token.startsWith("ghs_")) {
            throw AccessRefused.badCredentials();
        }
        return Caller.of(world.actor(), Caller.Kind.UNDECLARED);
    }

    private boolean isKnown(String token) {
        return declared.containsKey(token) || minted.containsKey(token);
    }

    /**
     * Makes a token known, or says anew what it stands for.
     *
     * @throws IllegalStateException when there are too many: forgetting one would make it stand for everything
     */
    public void declare(Secret token, Token meaning) {
        List<String> names = meaning.repositories();
        Set<Long> repositories = names == null ? null : world.still(() -> numbers(names));
        Caller caller = new Caller(meaning.account(), meaning.kind(), meaning.permissions(), repositories);
        keep(token, new Known(caller, meaning.expiresAt()));
    }

    private Set<Long> numbers(List<String> names) {
        return names.stream()
                .map(name -> world.repositories().stream()
                        .filter(each -> each.fullName().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no repository " + name)))
                .map(Repository::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a token from now on, declared or not. */
    public void revoke(Secret token) {
        keep(token, new Known(null, null));
    }

    /** Revokes the token that a request came with. */
    public void revokeOwn(String authorization) {
        AuthorizationHeader.tokens(authorization).forEach(token -> revoke(new Secret(token)));
    }

    /**
     * Gives out a token of the installation.
     *
     * @param permissions by area
     * @param repositories by number; all, when there is no list
     * @param stateless whether in GitHub's long form
     */
    public synchronized Minted mint(
            Map<String, String> permissions, @Nullable Set<Long> repositories, boolean stateless) {
        Instant expiresAt = world.now().plus(LIFE);
        Secret token = new Secret(stateless ? mint.stateless(expiresAt) : mint.classic());
        Caller caller = new Caller(App.BOT, Caller.Kind.INSTALLATION, permissions, repositories);
        minted.put(token.text(), new Known(caller, expiresAt));
        return new Minted(token, expiresAt);
    }

    private synchronized void keep(Secret token, Known meaning) {
        if (declared.size() >= KEPT && !declared.containsKey(token.text())) {
            throw new IllegalStateException("there are " + KEPT + " tokens already; begin again");
        }
        declared.put(token.text(), meaning);
    }

    public App app() {
        return app;
    }
}

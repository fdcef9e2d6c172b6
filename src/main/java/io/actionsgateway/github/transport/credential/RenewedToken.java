package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * One token that expires, and its successors. Minted once for however many ask at the same time, whoever of them goes away;
 * renewed in the background while the old one is still handed out, which it is until 30 s before its end; a failing renewal
 * is tried again after 30 s, one that never ends after 2 min. With a token of one hour and {@code early} 10 min: minted at 0:00, renewed at 0:50, and if that
 * keeps failing in use until 0:59:30. Never blocks; thread-safe.
 */
final class RenewedToken {

    /**
     * A token as it was minted.
     *
     * @param token expires by our clock
     * @param expiresAt the same by GitHub's clock
     */
    record Minted(AccessToken token, Instant expiresAt) {}

    private static final Logger log = LoggerFactory.getLogger(RenewedToken.class);
    private static final Duration LAST_USE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);
    private static final Duration LOST = Duration.ofMinutes(2);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final GitHubHost host;
    private final GitHubTime time;
    private final Duration early;
    private final Function<Caller, Mono<Minted>> mint;
    private @Nullable Minted held;
    private @Nullable Mono<AccessToken> underWay;
    private boolean accepted;
    private Instant begun = Instant.MIN;

    /**
     * Mints nothing yet.
     *
     * @param host whose clock counts
     * @param early how long before its end a token is renewed
     * @param mint gets a new one as the caller who needs it
     */
    RenewedToken(GitHubHost host, GitHubTime time, Duration early, Function<Caller, Mono<Minted>> mint) {
        this.host = host;
        this.time = time;
        this.early = early;
        this.mint = mint;
    }

    /** A token with at least 30 s left; a new one is minted as the {@link Caller} in the context. */
    Mono<AccessToken> token() {
        return Mono.deferContextual(context -> token(Caller.in(context)));
    }

    private Mono<AccessToken> token(Caller caller) {
        AccessToken usable;
        Mono<AccessToken> renewal;
        synchronized (this) {
            usable = usable();
            if (usable != null && !renewalDue()) {
                return Mono.just(usable);
            }
            renewal = renewal(caller);
        }
        if (usable == null) {
            return renewal;
        }
        renewal.subscribe(_ -> {}, RenewedToken::keepsOld);
        return Mono.just(usable);
    }

    private @Nullable AccessToken usable() {
        return held != null && left(held).compareTo(LAST_USE) >= 0 ? held.token() : null;
    }

    private boolean renewalDue() {
        return held != null && left(held).compareTo(early) < 0 && passed(underWay == null ? BETWEEN_RENEWALS : LOST);
    }

    private boolean passed(Duration sinceTheLast) {
        Instant now = time.ours();
        return !now.isBefore(begun.plus(sinceTheLast)) || now.isBefore(begun);
    }

    private Duration left(Minted minted) {
        return Duration.between(time.at(host), minted.expiresAt());
    }

    /** Cached, and so neither cancelled with one of its subscribers nor run again for another. */
    private Mono<AccessToken> renewal(Caller caller) {
        if (underWay == null || passed(LOST)) {
            begun = time.ours();
            underWay = Mono.defer(() -> mint.apply(caller))
                    .switchIfEmpty(Mono.error(() -> new GitHubException.ParseError("No token came.", null)))
                    .map(this::taken)
                    .doOnError(_ -> ended())
                    .cache();
        }
        return underWay;
    }

    private synchronized AccessToken taken(Minted minted) {
        if (left(minted).compareTo(LAST_USE) < 0) {
            throw new GitHubException.ParseError(
                    "GitHub handed out a token that has expired already; is our clock right?", null);
        }
        held = minted;
        accepted = false;
        underWay = null;
        return minted.token();
    }

    private synchronized void ended() {
        underWay = null;
    }

    private static void keepsOld(Throwable failure) {
        log.warn(
                "A token could not be renewed; the old one is used until it expires: {}",
                failure instanceof GitHubException known
                        ? known.getMessage()
                        : failure.getClass().getName());
    }

    /** GitHub took it. */
    synchronized void accepted(AccessToken token) {
        accepted |= holds(token);
    }

    /** Drops it. Another can always be had: one minted meanwhile, or the next. */
    synchronized void rejected(AccessToken token) {
        if (holds(token)) {
            held = null;
        }
    }

    /** Whether it is less than a minute old and GitHub has not taken it yet. */
    synchronized boolean fresh(AccessToken token) {
        return holds(token)
                && !accepted
                && time.ours().isBefore(token.issuedAt().plus(FRESH));
    }

    private boolean holds(AccessToken token) {
        return held != null && held.token().equals(token);
    }
}

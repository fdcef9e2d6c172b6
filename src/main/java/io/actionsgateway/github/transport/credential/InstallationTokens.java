package io.actionsgateway.github.transport.credential;

import com.github.benmanes.caffeine.cache.Cache;
import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.InvalidInputs;
import io.actionsgateway.github.transport.GitHubException.NotFound;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.GitHubException.Unauthorized;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The installation tokens of one App: one for each installation and narrowing in use, renewed 10 min early. */
final class InstallationTokens {

    private record Key(long installation, Narrowing narrowing) {}

    private static final Logger log = LoggerFactory.getLogger(InstallationTokens.class);
    private static final Duration EARLY = Duration.ofMinutes(10);
    private static final Duration UNUSED = Duration.ofHours(2);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final AppOperations operations;
    private final AppCredential app;
    private final Installations installations;
    private final GitHubTime time;
    private final Cache<Key, RenewedToken> tokens;
    private final Cache<Key, Narrowing> granted;

    InstallationTokens(
            AppOperations operations, AppCredential app, Installations installations, GitHubTime time, Bounds bounds) {
        this.operations = operations;
        this.app = app;
        this.installations = installations;
        this.time = time;
        this.tokens = bounds.caffeine().expireAfterAccess(UNUSED).build();
        this.granted = bounds.caffeine().expireAfterWrite(REMEMBERED).build();
    }

    /** The token that serves a narrowing; GitHub is asked only when its value is. */
    RenewedToken of(long installation, Narrowing narrowing) {
        return tokens.get(
                new Key(installation, narrowing),
                key -> new RenewedToken(app.host(), time, EARLY, caller -> mint(key, caller)));
    }

    private Mono<RenewedToken.Minted> mint(Key key, Caller caller) {
        Narrowing settled = granted.getIfPresent(key);
        List<Narrowing> attempts = settled == null ? key.narrowing().attempts() : List.of(settled);
        return mint(key, attempts, caller).doOnError(failure -> {
            if (failure instanceof Unauthorized || failure instanceof NotFound) {
                installations.forget(key.installation());
            }
        });
    }

    private Mono<RenewedToken.Minted> mint(Key key, List<Narrowing> attempts, Caller caller) {
        Narrowing first = attempts.getFirst();
        List<Narrowing> others = attempts.subList(1, attempts.size());
        return operations.newToken(key.installation(), first, app, caller).flatMap(answer -> {
            if (answer.status() == 422 && !others.isEmpty()) {
                return mint(key, others, caller);
            }
            return Mono.fromSupplier(() -> minted(key, first, answer));
        });
    }

    private RenewedToken.Minted minted(Key key, Narrowing used, Answer answer) {
        if (!answer.successful()) {
            granted.invalidate(key);
            throw refused(key, answer);
        }
        if (!used.equals(key.narrowing()) && !Objects.equals(granted.getIfPresent(key), used)) {
            log.warn(
                    "GitHub does not narrow the tokens of installation {} to [{}]; for an hour they are narrowed to [{}]",
                    key.installation(),
                    key.narrowing(),
                    used);
            granted.put(key, used);
        }
        AppOperations.NewToken token = operations.readToken(answer);
        Instant expiresAt = token.expiresAt();
        AccessToken ours = new AccessToken(token.value(), time.ours(), expiresAt.minus(time.skew(app.host())));
        return new RenewedToken.Minted(ours, expiresAt);
    }

    private GitHubException refused(Key key, Answer answer) {
        String which = key.installation() + " of the App of credential " + app.name();
        return answer.status() == 404
                ? new NotFound(Resource.INSTALLATION, which)
                : new InvalidInputs("GitHub gives out no token for the installation " + which + ".", List.of());
    }
}

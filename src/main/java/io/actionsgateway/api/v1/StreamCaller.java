package io.actionsgateway.api.v1;

import io.actionsgateway.platform.Waits;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.CallerCheck;
import io.actionsgateway.security.Level;
import io.actionsgateway.stream.EventView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The caller of an answer that lasts, who is looked at again every so often. Thread-safe. */
final class StreamCaller {

    private static final Duration LONGEST_UNDECIDED = Duration.ofMinutes(1);

    private final CallerCheck door;
    private final ServerWebExchange exchange;
    private final Set<String> repositories;
    private final Clock clock;
    private volatile ReadableRepositories readable;
    private volatile Instant seen;

    /**
     * A caller who was just let in.
     *
     * @param repositories those that he asked for by name
     */
    StreamCaller(
            CallerCheck door, ServerWebExchange exchange, ApiCaller caller, Set<String> repositories, Clock clock) {
        this.door = door;
        this.exchange = exchange;
        this.repositories = repositories;
        this.clock = clock;
        this.readable = new ReadableRepositories(caller.grants());
        this.seen = clock.instant();
    }

    /**
     * Why he may not have his answer any more.
     *
     * @param reason as streams say it
     * @param refusal what he would be answered if he asked now
     */
    record Cut(String reason, Throwable refusal) {}

    boolean mayRead(EventView event) {
        return readable.contains(event.repository());
    }

    /** Why he may not have his stream any more; never empty before that. */
    Mono<Cut> revoked(Waits waits, Duration pause) {
        return Mono.defer(() -> waits.pause(pause).then(Mono.defer(this::look)))
                .repeat()
                .next();
    }

    /** One look; empty while he may have his answer. */
    Mono<Cut> look() {
        return door.again(exchange)
                .flatMap(again -> Mono.justOrEmpty(admitted(again)))
                .onErrorResume(AuthenticationException.class, refused -> Mono.just(new Cut("unauthorized", refused)))
                .onErrorResume(undecided -> Mono.justOrEmpty(undecided(undecided)));
    }

    private Optional<Cut> admitted(ApiCaller again) {
        seen = clock.instant();
        if (!again.grants().equals(readable.grants())) {
            readable = new ReadableRepositories(again.grants());
        }
        return repositories.stream()
                .filter(name -> !readable.contains(name))
                .findFirst()
                .map(name -> new Cut("not-granted", refusal(again, name)));
    }

    private static AccessRefusal refusal(ApiCaller caller, String name) {
        return caller.grants().sees(name)
                ? new AccessRefusal.MissingPermission(Area.ACTIONS, Level.READ)
                : new AccessRefusal.NotGranted();
    }

    private Optional<Cut> undecided(Throwable failure) {
        return seen.plus(LONGEST_UNDECIDED).isBefore(clock.instant())
                ? Optional.of(new Cut("credential-undecided", failure))
                : Optional.empty();
    }
}

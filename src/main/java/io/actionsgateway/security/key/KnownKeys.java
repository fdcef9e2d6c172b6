package io.actionsgateway.security.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What this replica has read about keys, those that do not exist included, in the last two seconds: a key that another
 * replica revokes is let in here for no longer, and when the clock is set back meanwhile, for four. What is older counts
 * for nothing, also when the database does not answer. Equal questions are asked once. Bounded; thread-safe; never blocks.
 */
@Component
class KnownKeys {

    static final Duration BELIEVED = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    /** What was read, and when the question was put. */
    private record Known(Optional<StoredKey> key, Instant asOf) {
        boolean holds(Instant now) {
            return !now.isBefore(asOf) && now.isBefore(asOf.plus(BELIEVED));
        }
    }

    private final Cache<String, CompletableFuture<Known>> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private final KeyLookups lookups;
    private final Clock clock;
    private final Waits waits;

    KnownKeys(KeyLookups lookups, Clock clock, Waits waits) {
        this.lookups = lookups;
        this.clock = clock;
        this.waits = waits;
    }

    /** The key with a hash, or nothing; fails when the database does not answer within two seconds. */
    Mono<Optional<StoredKey>> find(String hash) {
        Instant now = clock.instant();
        CompletableFuture<Known> there = known.getIfPresent(hash);
        if (there != null
                && there.state() == Future.State.SUCCESS
                && there.resultNow().holds(now)) {
            return Mono.just(there.resultNow().key());
        }
        CompletableFuture<Known> answer =
                known.asMap().compute(hash, (_, one) -> one != null && joinable(one, now) ? one : ask(hash, now));
        return Mono.fromFuture(answer, true).flatMap(KnownKeys::onAThreadOfItsOwn);
    }

    /** Forgets a key that was just changed, and whatever is being read about it. */
    void forget(String hash) {
        known.invalidate(hash);
    }

    private static boolean joinable(CompletableFuture<Known> answer, Instant now) {
        return switch (answer.state()) {
            case RUNNING -> true;
            case SUCCESS -> answer.resultNow().holds(now);
            case FAILED, CANCELLED -> false;
        };
    }

    private CompletableFuture<Known> ask(String hash, Instant now) {
        CompletableFuture<Known> answer = new CompletableFuture<>();
        Mono.fromFuture(() -> lookups.find(hash), true)
                .timeout(waits.deadline(BELIEVED), Mono.error(KnownKeys::late))
                .subscribe(key -> answer.complete(new Known(key, now)), answer::completeExceptionally);
        return answer;
    }

    private static QueryTimeoutException late() {
        return new QueryTimeoutException("API keys cannot be looked up");
    }

    /** Many may have waited for one answer; the work of each must not hold up the others. */
    private static Mono<Optional<StoredKey>> onAThreadOfItsOwn(Known answer) {
        return BlockingBridge.call(answer::key);
    }
}

package io.actionsgateway.api.idempotency;

import io.actionsgateway.api.error.ReplayRefusal;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a request done once for each key. Whoever brings the same one meanwhile gets the same answer: on this replica by
 * joining the first, on another one by looking again until it is there. A request that was begun goes on without whoever
 * sent it. Thread-safe; never blocks.
 */
@Component
class OncePerKey {

    private static final Logger log = LoggerFactory.getLogger(OncePerKey.class);

    private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();
    private final IdempotencyTable table;
    private final IdempotencyProperties properties;
    private final Waits waits;

    OncePerKey(IdempotencyTable table, IdempotencyProperties properties, Waits waits) {
        this.table = table;
        this.properties = properties;
        this.waits = waits;
    }

    /**
     * Gives the answer to a request.
     *
     * @param claim what the request is
     * @param work does it; subscribed to once at most. Its failures mean that nothing was done
     * @return the answer; fails with {@link ReplayRefusal}, with what {@code work} fails with, or because the database does
     *     not answer: then nothing was done
     */
    Mono<Kept> answer(Claim claim, Mono<Kept> work) {
        return Mono.deferContextual(context -> {
            Flight own = new Flight(claim.fingerprint(), new CompletableFuture<>());
            Flight first = flights.putIfAbsent(claim.id(), own);
            if (first != null) {
                return first.fingerprint().equals(claim.fingerprint())
                        ? joined(first)
                        : Mono.error(new ReplayRefusal.AnotherRequest());
            }
            turn(claim, 0)
                    .flatMap(found -> settled(claim, found, work))
                    .doOnTerminate(() -> flights.remove(claim.id(), own))
                    .contextWrite(context)
                    .subscribe(own.answer()::complete, own.answer()::completeExceptionally);
            return Mono.fromFuture(own.answer(), true);
        });
    }

    private Mono<Kept> joined(Flight first) {
        return Mono.fromFuture(first.answer(), true)
                .map(Kept::replayed)
                .timeout(waits.deadline(properties.patience()), Mono.error(ReplayRefusal.StillUnderWay::new));
    }

    private Mono<Found> turn(Claim claim, int look) {
        return BlockingBridge.call(() -> table.begin(claim))
                .flatMap(found -> found instanceof Found.UnderWay ? later(claim, look) : Mono.just(found));
    }

    private Mono<Found> later(Claim claim, int look) {
        boolean patient = properties.poll().multipliedBy(look).compareTo(properties.patience()) < 0;
        return patient
                ? waits.pause(properties.poll()).then(Mono.defer(() -> turn(claim, look + 1)))
                : Mono.error(new ReplayRefusal.StillUnderWay());
    }

    private Mono<Kept> settled(Claim claim, Found found, Mono<Kept> work) {
        return switch (found) {
            case Found.Ours(UUID attempt) -> done(claim, attempt, work);
            case Found.UnderWay() -> Mono.error(new ReplayRefusal.StillUnderWay());
            case Found.Abandoned() -> Mono.error(new ReplayRefusal.OutcomeUnknown());
            case Found.Another() -> Mono.error(new ReplayRefusal.AnotherRequest());
            case Found.Done(Kept answer) -> Mono.just(answer.replayed());
            case Found.Withheld(int status, String location) ->
                Mono.error(new ReplayRefusal.AnswerNotKept(status, location));
        };
    }

    /** What cannot be written down is given all the same; its row stays behind, and tells later ones to look first. */
    private Mono<Kept> done(Claim claim, UUID attempt, Mono<Kept> work) {
        return work.onErrorResume(failure ->
                        written(claim, () -> table.release(claim, attempt)).then(Mono.error(failure)))
                .flatMap(answer -> written(claim, () -> table.finish(claim, attempt, answer))
                        .thenReturn(answer));
    }

    private static Mono<Boolean> written(Claim claim, Runnable change) {
        return BlockingBridge.call(() -> {
                    change.run();
                    return true;
                })
                .onErrorResume(failure -> {
                    log.warn("What became of the request with the key {} is not written down", claim.id(), failure);
                    return Mono.just(false);
                });
    }

    private record Flight(String fingerprint, CompletableFuture<Kept> answer) {}
}

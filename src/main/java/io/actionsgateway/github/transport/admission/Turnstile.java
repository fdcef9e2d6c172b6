package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.admission.Round.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * This replica's way to one account: while one transaction is under way those who come gather for the next, so that its
 * cost is shared exactly when it matters. Never blocks; thread-safe.
 */
final class Turnstile {

    private static final Logger log = LoggerFactory.getLogger(Turnstile.class);
    private static final int MOST_TOLD = 1_000;
    private static final Duration FULL = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final String account;
    private final String credential;
    private final Gatehouse house;
    private final WaitingRoom room;
    /** Without locks: ends are told on event loops. */
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    private final AtomicInteger untold = new AtomicInteger(MOST_TOLD);
    private final AtomicInteger wishes = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Disposable.Swap alarm = Disposables.swap();
    private volatile int heeded;

    Turnstile(String account, String credential, Gatehouse house) {
        this.account = account;
        this.credential = credential;
        this.house = house;
        this.room = new WaitingRoom(house.limits().floors());
    }

    /**
     * Waits for admission, as long as that may come in time.
     *
     * @return the waiter, who then has a permit; or a {@link GitHubException}
     */
    Mono<Waiter> admit(Demand demand, String caller, Duration patience) {
        return Mono.create(sink -> {
            if (!house.seats().take(caller)) {
                sink.error(new RateLimited(RateLimited.Reason.QUEUE_FULL, FULL));
                return;
            }
            Duration longest = house.limits().maxWait();
            Instant deadline = house.clock().instant().plus(patience.compareTo(longest) < 0 ? patience : longest);
            Waiter waiter = new Waiter(demand, caller, deadline, sink);
            sink.onCancel(() -> cancel(waiter));
            room.add(waiter);
            wake();
        });
    }

    /** Takes back a permit with what came of it. */
    void settle(Permit permit, Report report) {
        tell(new Told(new Settlement(permit, report), house.clock().instant()));
    }

    /**
     * The same for a refusal, which is to be known to all before the caller hears of it.
     *
     * @return how long nothing is to be asked
     */
    Mono<Duration> settleRefusal(Permit permit, Report report) {
        Told end = new Told(new Settlement(permit, report), house.clock().instant());
        tell(end);
        return end.heard();
    }

    boolean idle() {
        return room.isEmpty() && told.isEmpty() && wishes.get() == 0;
    }

    private void cancel(Waiter waiter) {
        Permit unused = waiter.cancel();
        if (unused != null) {
            settle(unused, Report.UNSENT);
        }
        if (room.remove(waiter)) {
            house.seats().leave(waiter.caller());
        }
    }

    /** There are never more than permits, so there is room; else places come back with their lease. */
    private void tell(Told end) {
        if (!kept(end)) {
            end.failed();
        }
        wake();
    }

    private boolean kept(Told end) {
        if (untold.getAndDecrement() > 0) {
            return told.offer(end);
        }
        untold.incrementAndGet();
        return false;
    }

    private List<Told> drained() {
        List<Told> ended = new ArrayList<>();
        for (Told end = told.poll(); end != null; end = told.poll()) {
            untold.incrementAndGet();
            ended.add(end);
        }
        return ended;
    }

    private void wake() {
        if (wishes.getAndIncrement() == 0) {
            Mono.defer(this::round).repeat(() -> wishes.addAndGet(-heeded) != 0).subscribe();
        }
    }

    private Mono<Void> round() {
        heeded = wishes.get();
        List<Told> ended = drained();
        List<Waiter> waiting = room.inOrder();
        if (ended.isEmpty() && waiting.isEmpty()) {
            return Mono.empty();
        }
        Instant now = house.clock().instant();
        Round round = new Round(
                account,
                credential,
                house.replica(),
                house.nextLease(),
                ended.stream().map(end -> end.at(now)).toList(),
                waiting.stream().map(Waiter::demand).toList());
        return Mono.defer(() -> house.store().play(round))
                .timeout(house.waits().deadline(house.limits().storeTimeout()))
                .doOnNext(outcome -> played(outcome, ended, waiting))
                .doOnError(failure -> failed(failure, ended, waiting))
                .onErrorComplete()
                .then();
    }

    private void played(Outcome outcome, List<Told> ended, List<Waiter> waiting) {
        if (failing.compareAndSet(true, false)) {
            log.info("The budget store answers again");
        }
        house.metrics().learned(credential, account, outcome);
        ended.forEach(end -> end.played(outcome));
        Instant now = house.clock().instant();
        Duration next = null;
        for (int i = 0; i < waiting.size(); i++) {
            Waiter waiter = waiting.get(i);
            switch (outcome.verdicts().get(i)) {
                case Verdict.Granted granted -> grant(waiter, granted.permit());
                case Verdict.Later later -> {
                    Duration wait = Duration.between(outcome.now(), later.at());
                    if (now.plus(wait).isAfter(waiter.deadline())) {
                        refuse(waiter, later.obstacle().refusal(wait));
                    } else if (next == null || wait.compareTo(next) < 0) {
                        next = wait;
                    }
                }
            }
        }
        if (next != null) {
            wakeIn(next);
        }
    }

    private void failed(Throwable failure, List<Told> ended, List<Waiter> waiting) {
        if (failing.compareAndSet(false, true)) {
            log.error("The budget store does not answer, so GitHub is not asked: {}", failure.toString());
        }
        GitHubException reason =
                new GitHubException.Internal("The budget store does not answer, so GitHub is not asked.", failure);
        waiting.forEach(waiter -> refuse(waiter, reason));
        ended.forEach(Told::failed);
        List<Told> again =
                ended.stream().filter(Told::tightens).map(Told::again).toList();
        if (!again.isEmpty()) {
            again.forEach(this::kept);
            wakeIn(house.limits().storeTimeout());
        }
    }

    private void grant(Waiter waiter, Permit permit) {
        if (room.served(waiter)) {
            house.seats().leave(waiter.caller());
        }
        if (!waiter.grant(permit)) {
            settle(permit, Report.UNSENT);
        }
    }

    private void refuse(Waiter waiter, GitHubException reason) {
        if (room.remove(waiter)) {
            house.seats().leave(waiter.caller());
        }
        waiter.refuse(reason);
    }

    private void wakeIn(Duration wait) {
        Duration pause = wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait;
        alarm.update(house.waits().pause(pause).subscribe(done -> {}, lost -> wake(), this::wake));
    }
}

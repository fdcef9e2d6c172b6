package io.actionsgateway.stream.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.watch.RunWatches;
import io.actionsgateway.stream.wait.Waited.Ending;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RunWaiterTests {

    private static final RepositoryName HERE = RepositoryName.parse("octo-org/hello-world");
    private static final WaitOptions MINUTE = WaitOptions.newest(Duration.ofMinutes(1));
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ManualTime time = ManualTime.stepped(Instant.parse("2026-05-01T10:00:00Z"));
    private final Sinks.Many<Long> changes = Sinks.many().multicast().directBestEffort();
    private final RunReader reader = mock();
    private final RunWatches watches = mock();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger wishes = new AtomicInteger();
    private final Stopping stopping = new Stopping();
    private final WaitProperties properties = new WaitProperties(
            Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(1));
    private final WatchedRuns watched = new WatchedRuns(run -> changes.asFlux(), reader, watches, time, properties);
    private final RunWaiter waiter =
            new RunWaiter(watched, stopping, time, new WaitMetrics(new SimpleMeterRegistry(), watched));

    private volatile List<String> states = List.of();
    private volatile boolean away;

    @BeforeEach
    void answer() {
        stopping.start();
        when(reader.attempts(anyString(), anyLong())).thenAnswer(call -> {
            looks.incrementAndGet();
            if (away) {
                throw new DataAccessResourceFailureException("away");
            }
            return Runs.attempts(states);
        });
        doAnswer(call -> wishes.incrementAndGet()).when(watches).watch(anyString(), anyLong(), any());
    }

    @Test
    void looksOnceForAThousandWaiters() {
        states = List.of("in_progress");
        List<Mono<Waited>> waits = begin(1000);
        await().until(() -> looks.get() == 1);
        states = List.of("completed/success");
        changes.tryEmitNext(42L).orThrow();

        waits.forEach(wait -> assertThat(end(wait).ending()).isEqualTo(Ending.FINAL));
        assertThat(looks).hasValue(2);
        assertThat(watched.count()).isZero();
    }

    @Test
    void hasGitHubAskedOnceForAllWhileAnybodyWaits() {
        states = List.of("in_progress");
        List<Mono<Waited>> waits = begin(100);
        await().until(() -> looks.get() == 1);
        time.advance(Duration.ofMillis(250));
        await().until(() -> wishes.get() == 1);
        for (int renewal = 2; renewal <= 3; renewal++) {
            int expected = renewal;
            await().until(() -> time.next()
                    .filter(next -> next.isBefore(time.instant().plusSeconds(21)))
                    .isPresent());
            time.advance(Duration.ofSeconds(20));
            await().until(() -> wishes.get() == expected);
        }
        time.advance(Duration.ofMinutes(1));

        waits.forEach(wait -> assertThat(end(wait).ending()).isEqualTo(Ending.TIMED_OUT));
        int after = wishes.get();
        time.advance(Duration.ofMinutes(5));
        assertThat(wishes).hasValue(after);
    }

    /** The last of those who share a look goes while the next one comes. */
    @Test
    void takesInWhoComesAsTheLastOneGoes() throws InterruptedException {
        states = List.of("in_progress");
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> crowd = IntStream.range(0, 8)
                .mapToObj(one -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        watched.of(HERE, 42)
                                .subscribe(look -> {}, failures::add)
                                .dispose();
                    }
                }))
                .toList();
        for (Thread one : crowd) {
            one.join();
        }

        assertThat(failures).isEmpty();
        await().until(() -> watched.count() == 0);
    }

    @Test
    void neverHasGitHubAskedForAnEndThatIsKnown() {
        states = List.of("completed/success");

        assertThat(end(waiter.wait(HERE, 42, MINUTE)).ended()).isTrue();
        time.advance(Duration.ofMinutes(5));
        assertThat(wishes).hasValue(0);
    }

    @Test
    void tellsTheStateAsItIsWhenTheTimeIsOver() {
        states = List.of("waiting");
        Mono<Waited> wait = begin(1).getFirst();
        await().until(() -> looks.get() == 1);
        time.advance(Duration.ofMinutes(1));

        Waited waited = end(wait);
        assertThat(waited.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(waited.run().details().status()).isEqualTo("waiting");
        assertThat(waited.failedJobs()).isEmpty();
    }

    @Test
    void knowsNoRunThatNobodyHasHeardOf() {
        Mono<Waited> wait = begin(1).getFirst();
        await().until(() -> looks.get() == 1);
        time.advance(Duration.ofMinutes(1));

        assertThat(end(wait)).isEqualTo(new Waited(null, Ending.TIMED_OUT, List.of()));
    }

    @Test
    void answersAtOnceWhenTheReplicaStops() {
        states = List.of("in_progress");
        List<Mono<Waited>> waits = begin(10);
        await().until(() -> looks.get() == 1);
        stopping.stop();

        waits.forEach(wait -> assertThat(end(wait).ending()).isEqualTo(Ending.STOPPED));
        assertThat(end(waiter.wait(HERE, 42, MINUTE)).run().details().status()).isEqualTo("in_progress");
    }

    @Test
    void waitsOutADatabaseThatIsAway() {
        away = true;
        Mono<Waited> wait = begin(1).getFirst();
        await().until(() -> looks.get() == 1);
        away = false;
        states = List.of("completed/success");
        await().until(() -> {
            time.advance(Duration.ofSeconds(1));
            return looks.get() > 1;
        });

        assertThat(end(wait).ending()).isEqualTo(Ending.FINAL);
    }

    @Test
    void tellsEachStateOnce() {
        states = List.of("queued");
        List<Progress> told = new ArrayList<>();
        Mono<Void> follow =
                waiter.follow(HERE, 42, MINUTE).doOnNext(told::add).then().cache();
        follow.subscribe();
        await().until(() -> told.size() == 1);
        changes.tryEmitNext(42L).orThrow();
        await().until(() -> looks.get() == 2);
        states = List.of("completed/success");
        changes.tryEmitNext(42L).orThrow();
        follow.block(LIMIT);

        assertThat(told).hasSize(3);
        assertThat(told.getLast()).isInstanceOf(Progress.Over.class);
    }

    private List<Mono<Waited>> begin(int count) {
        List<Mono<Waited>> waits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Mono<Waited> wait = waiter.wait(HERE, 42, MINUTE).cache();
            wait.subscribe();
            waits.add(wait);
        }
        return waits;
    }

    private static Waited end(Mono<Waited> wait) {
        return wait.block(LIMIT);
    }
}

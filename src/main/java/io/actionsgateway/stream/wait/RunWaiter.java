package io.actionsgateway.stream.wait;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.RunKey;
import io.actionsgateway.run.RunView;
import io.actionsgateway.stream.wait.Waited.Ending;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Waits for runs to end. Any number of waiters of a run share one look per change, and one watcher at GitHub on all
 * replicas. It does not matter whether the wait begins before the run is known, while it runs, or after its end.
 *
 * <p>The end is that of an attempt: {@code pending}, {@code waiting}, {@code requested} and {@code
 * completed/action_required} are none. A re-run after the end is another attempt, see {@link WaitOptions}.
 *
 * <p>Never blocks, holds no thread while waiting; thread-safe.
 */
@Service
public class RunWaiter {

    private final WatchedRuns watched;
    private final Stopping stopping;
    private final Waits waits;
    private final WaitMetrics metrics;

    RunWaiter(WatchedRuns watched, Stopping stopping, Waits waits, WaitMetrics metrics) {
        this.watched = watched;
        this.stopping = stopping;
        this.waits = waits;
        this.metrics = metrics;
    }

    /**
     * Waits for the end.
     *
     * @param repository where; without regard to case
     * @param runId the run, known or not
     * @param options which attempt, and how long
     * @return what it has come to: when the run has ended, when the time is over, or when this replica stops
     */
    public Mono<Waited> wait(RepositoryName repository, long runId, WaitOptions options) {
        return follow(repository, runId, options)
                .ofType(Progress.Over.class)
                .next()
                .map(Progress.Over::waited);
    }

    /**
     * Follows a run to its end.
     *
     * @param repository where; without regard to case
     * @param runId the run, known or not
     * @param options which attempt, and how long
     * @return each state that it is seen in, the present one first, and at last {@link Progress.Over}
     */
    public Flux<Progress> follow(RepositoryName repository, long runId, WaitOptions options) {
        return metrics.counted(Flux.defer(() -> {
            AtomicReference<Ending> ending = new AtomicReference<>(Ending.TIMED_OUT);
            AtomicReference<@Nullable Look> last = new AtomicReference<>();
            Flux<Progress> states = watched.of(repository, runId)
                    .onBackpressureLatest()
                    .doOnNext(last::set)
                    .takeUntilOther(patience(options, ending))
                    .takeUntil(look -> options.satisfiedBy(look.attempts()))
                    .mapNotNull(look -> options.best(look.attempts()).orElse(null))
                    .distinctUntilChanged(State::of)
                    .map(Progress.Changed::new);
            return states.concatWith(Flux.defer(() -> last(last.get(), repository, runId, options, ending.get())));
        }));
    }

    private Mono<Void> patience(WaitOptions options, AtomicReference<Ending> ending) {
        Mono<Ending> timeOut = waits.deadline(options.timeout()).thenReturn(Ending.TIMED_OUT);
        Mono<Ending> stop = stopping.signal().thenReturn(Ending.STOPPED);
        return Mono.firstWithSignal(timeOut, stop).doOnNext(ending::set).then();
    }

    /** Whoever has not seen the run by now sees it once. */
    private Flux<Progress> last(
            @Nullable Look seen, RepositoryName repository, long runId, WaitOptions options, Ending ending) {
        if (seen != null) {
            return over(seen, options, ending).flux();
        }
        return watched.once(repository, runId)
                .flatMapMany(look -> Mono.justOrEmpty(options.best(look.attempts()))
                        .<Progress>map(Progress.Changed::new)
                        .concatWith(over(look, options, ending)));
    }

    private static Mono<Progress> over(Look look, WaitOptions options, Ending otherwise) {
        RunView run = options.best(look.attempts()).orElse(null);
        if (run == null || !options.satisfiedBy(look.attempts())) {
            return Mono.just(new Progress.Over(new Waited(run, otherwise, List.of())));
        }
        return look.failedJobs(run).map(failed -> new Progress.Over(new Waited(run, Ending.FINAL, failed)));
    }

    /** What tells one state of a run from the next. */
    private record State(
            RunKey key, @Nullable String status, @Nullable String conclusion) {
        static State of(RunView run) {
            return new State(run.key(), run.details().status(), run.details().conclusion());
        }
    }
}

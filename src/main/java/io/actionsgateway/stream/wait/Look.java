package io.actionsgateway.stream.wait;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** A run as it was found once, for all who wait for it. What failed is read once too, when somebody wants to know. */
final class Look {

    private final List<RunView> attempts;
    private final RunReader reader;
    private final Map<Integer, Mono<List<FailedJob>>> failed = new ConcurrentHashMap<>();

    Look(List<RunView> attempts, RunReader reader) {
        this.attempts = List.copyOf(attempts);
        this.reader = reader;
    }

    List<RunView> attempts() {
        return attempts;
    }

    Mono<List<FailedJob>> failedJobs(RunView run) {
        return FailedJob.isFailure(run.details().conclusion())
                ? failed.computeIfAbsent(run.key().runAttempt(), any -> read(run))
                : Mono.just(List.of());
    }

    private Mono<List<FailedJob>> read(RunView run) {
        int attempt = run.key().runAttempt();
        return BlockingBridge.call(() -> FailedJob.among(reader.jobs(run)))
                .doOnError(failure -> failed.remove(attempt))
                .cache();
    }
}

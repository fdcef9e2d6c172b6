package io.actionsgateway.api.dispatch;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.run.dispatch.DispatchView;
import io.actionsgateway.stream.wait.RunWaiter;
import io.actionsgateway.stream.wait.WaitOptions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Waits for what a dispatch comes to: for its run, and for its run's end. Thread-safe; never blocks. */
@Service
public class DispatchWaits {

    private final Undecided undecided;
    private final RunWaiter runs;
    private final AnswerProperties properties;
    private final Clock clock;

    DispatchWaits(Undecided undecided, RunWaiter runs, AnswerProperties properties, Clock clock) {
        this.undecided = undecided;
        this.runs = runs;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Reads how long somebody wants to wait.
     *
     * @param text such as {@code PT5M}; {@code null}: not at all
     * @return the wait
     * @throws InvalidRequestException when it is no such length, or too long
     */
    public Duration length(@Nullable String text) {
        try {
            Duration length = text == null ? Duration.ZERO : Duration.parse(text);
            if (!length.isNegative() && length.compareTo(properties.longestWait()) <= 0) {
                return length;
            }
        } catch (DateTimeException unreadable) {
            // Told below, like a length out of range.
        }
        throw new InvalidRequestException(
                "wait", "must be a length of time up to " + properties.longestWait() + ", such as PT30S");
    }

    /**
     * Waits until it is decided what came of an entry.
     *
     * @param entry as it was
     * @param patience longest wait
     * @return the report then
     */
    public Mono<DispatchReport> decided(DispatchView entry, Duration patience) {
        return undecided.until(entry, patience).map(DispatchReport::of);
    }

    /**
     * Waits for the end of an entry's run, and before for the run itself.
     *
     * @param entry as it was
     * @param patience longest wait
     * @return the report then
     */
    public Mono<DispatchReport> ended(DispatchView entry, Duration patience) {
        Instant end = clock.instant().plus(patience);
        return undecided.until(entry, patience).flatMap(now -> {
            Long runId = now.request().runId();
            return runId == null
                    ? Mono.just(DispatchReport.of(now, false, null))
                    : ended(now, runId, Duration.between(clock.instant(), end));
        });
    }

    private Mono<DispatchReport> ended(DispatchView entry, long runId, Duration left) {
        Duration patience = left.isNegative() ? Duration.ZERO : left;
        return runs.wait(
                        RepositoryName.parse(entry.request().repository()),
                        runId,
                        new WaitOptions(patience, entry.result().runAttempt(), null))
                .map(waited -> DispatchReport.of(entry, waited.ended(), waited.run()));
    }
}

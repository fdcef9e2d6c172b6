package io.actionsgateway.stream.wait;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.run.RunView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is waited for, and how long. Without attempts it is the end of the newest attempt that is known.
 *
 * @param timeout longest wait, from the subscription on
 * @param attempt waits for this attempt's end
 * @param afterAttempt waits for the end of an attempt beyond this one, such as the re-run of a run that has ended
 */
public record WaitOptions(
        Duration timeout,
        @Nullable Integer attempt,
        @Nullable Integer afterAttempt) {

    /** Refuses what cannot be meant. */
    public WaitOptions {
        if (attempt != null && afterAttempt != null) {
            throw new InvalidRequestException("after_attempt", "cannot be given together with attempt");
        }
        if (attempt != null && attempt < 1) {
            throw new InvalidRequestException("attempt", "must be a whole number from 1");
        }
        if (afterAttempt != null && afterAttempt < 0) {
            throw new InvalidRequestException("after_attempt", "must be a whole number from 0");
        }
    }

    /**
     * Waits for the newest attempt.
     *
     * @param timeout longest wait
     * @return the options
     */
    public static WaitOptions newest(Duration timeout) {
        return new WaitOptions(timeout, null, null);
    }

    /** The attempt to report: the first beyond {@code afterAttempt} that has ended, or else the newest that is meant. */
    Optional<RunView> choose(List<RunView> attempts) {
        List<RunView> meant = attempts.stream().filter(this::means).toList();
        Optional<RunView> ended = afterAttempt == null
                ? Optional.empty()
                : meant.stream().filter(run -> run.details().ended()).findFirst();
        return ended.or(() -> meant.isEmpty() ? Optional.empty() : Optional.of(meant.getLast()));
    }

    /** What to tell while the attempt that is meant is not there. */
    Optional<RunView> best(List<RunView> attempts) {
        return choose(attempts).or(() -> attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast()));
    }

    boolean satisfiedBy(List<RunView> attempts) {
        return choose(attempts).filter(run -> run.details().ended()).isPresent();
    }

    private boolean means(RunView run) {
        int number = run.key().runAttempt();
        return (attempt == null || attempt == number) && (afterAttempt == null || number > afterAttempt);
    }
}

package io.actionsgateway.stream.callback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A callback, for its owner.
 *
 * @param id names it
 * @param repository {@code owner/name} in lower case
 * @param runId the run
 * @param url where it goes
 * @param on when
 * @param state {@code waiting} for the run, {@code sending} a message, {@code delivered} all, {@code failed} to deliver, or
 *     {@code expired} because the run never got there
 * @param reason why it ended without having told all: {@code unauthorized} when the key that it was made with is revoked or
 *     has expired, {@code not-granted} when that may not read the repository's runs any more, {@code gone} when the
 *     receiver answered 410, {@code not-taken} when it took nothing for a day, {@code run-never-ended}
 * @param messages how many messages there have been
 * @param createdAt when it was made
 * @param expiresAt how long it waits at most
 * @param nextAttemptAt when a message that was not taken is sent again
 * @param finishedAt when there was no more to do
 * @param attempts its log, the newest 100 first; empty in lists
 */
public record CallbackView(
        UUID id,
        String repository,
        long runId,
        String url,
        Wanted on,
        String state,
        @Nullable String reason,
        int messages,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        List<Attempt> attempts) {

    /** Takes a copy. */
    public CallbackView {
        attempts = List.copyOf(attempts);
    }

    CallbackView with(List<Attempt> log) {
        return new CallbackView(
                id,
                repository,
                runId,
                url,
                on,
                state,
                reason,
                messages,
                createdAt,
                expiresAt,
                nextAttemptAt,
                finishedAt,
                log);
    }

    /**
     * One try to deliver a message.
     *
     * @param webhookId the message's id, the same for all of its tries
     * @param number counts the message's tries
     * @param startedAt when
     * @param outcome {@code delivered}; {@code rejected} or {@code gone} by the receiver's status; {@code
     *     unauthorized} or {@code not_granted} when nothing was sent; {@code timeout}, {@code unreachable}, {@code unresolvable}, {@code address_not_allowed}, {@code host_not_allowed}, {@code tls}, {@code
     *     broken}; {@code null} while it is under way, or when it was cut off
     * @param status the receiver's answer
     * @param durationMillis until then
     * @param nextAttemptAt when it is tried again
     */
    public record Attempt(
            String webhookId,
            int number,
            Instant startedAt,
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable Integer durationMillis,
            @Nullable Instant nextAttemptAt) {}
}

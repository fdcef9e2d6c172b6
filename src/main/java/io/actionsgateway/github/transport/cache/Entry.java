package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An answer that is kept.
 *
 * @param status 200, or 302 for a link to logs
 * @param headers those worth keeping
 * @param body not to be changed
 * @param etag as GitHub gave it; {@code ""} for a link
 * @param print of the token that it was fetched with; {@code null} if that is not known
 * @param fetchedAt when GitHub was asked for it, or last asked whether it still holds
 * @param runId the run that it is about, or {@code null}
 * @param version what was known about the run before GitHub was asked, or {@code null}
 */
@SuppressWarnings("ArrayRecordComponent")
record Entry(
        int status,
        HttpHeaders headers,
        byte[] body,
        String etag,
        @Nullable String print,
        Instant fetchedAt,
        @Nullable Long runId,
        @Nullable Long version) {

    private static final int OVERHEAD = 1_000;

    /** Whether it is a link to logs, which lets in whoever holds it. */
    boolean link() {
        return status == HttpStatus.FOUND.value();
    }

    /** Roughly what it takes in memory. */
    int weight() {
        return body.length + OVERHEAD;
    }

    Answer hit() {
        return new Answer(status, headers, body, CacheStatus.HIT);
    }

    /** Without headers: one of them may be a link. */
    @Override
    public String toString() {
        return "Entry[" + status + ", " + body.length + " bytes, " + fetchedAt + "]";
    }
}

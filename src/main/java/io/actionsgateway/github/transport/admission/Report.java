package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param counted whether GitHub may have charged it: not a 304, nor what never reached it
 * @param answered whether GitHub answered, neither with a refusal nor with a server error
 * @param unlimited whether it succeeded without a word about a limit
 * @param quota what the answer tells about the budget
 * @param refusal if it is one
 */
record Report(
        boolean counted,
        boolean answered,
        boolean unlimited,
        @Nullable Quota quota,
        @Nullable Refusal refusal) {

    /** It never reached GitHub. */
    static final Report UNSENT = new Report(false, false, false, null, null);

    /** No answer came, or nobody waited for it: GitHub may have counted it. */
    static final Report LOST = new Report(true, false, false, null, null);

    /** A limit that the wire tells of is one of our own: there was no connection to send it over. */
    static Report of(Throwable failure) {
        boolean unsent = failure instanceof RateLimited || (failure instanceof TransportError error && !error.sent());
        return unsent ? UNSENT : LOST;
    }

    /** The same, told later: the window ends as much sooner. */
    Report aged(Duration since) {
        Quota older = quota == null
                ? null
                : new Quota(
                        quota.resource(),
                        quota.limit(),
                        quota.remaining(),
                        quota.resetIn().minus(since));
        return new Report(counted, answered, unlimited, older, refusal);
    }

    /** Whether it is to be told again when the store may not have heard it: what tightens, and does no harm twice. */
    boolean tightens() {
        return quota != null || refusal != null;
    }
}

package io.actionsgateway.github.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Sees every write that goes to GitHub, before it leaves and when it has ended. Travels in the Reactor context like
 * {@link Caller}; calls without one, such as the service's own, are not witnessed, nor are reads and tokens. Thread-safe;
 * never blocks.
 */
public interface Witness extends java.util.function.Function<Context, Context> {

    /**
     * Takes note of a write that is about to leave.
     *
     * @param call what will be asked
     * @return completes when it may leave; a failure stops it, and nothing is sent
     */
    Mono<Void> before(Call call);

    /**
     * Takes note of how it ended, once for each {@link #before}, also when that failed or the caller went away. Nobody
     * waits for it: GitHub's answer is not withheld, and a cancelled call could not wait. Must not fail.
     *
     * @param call what was asked
     * @param ending how it ended
     */
    void after(Call call, Ending ending);

    /** Whether GitHub did it. */
    enum State {
        /** It did. */
        DONE,
        /** It said that it did not. */
        REFUSED,
        /** Surely not: the call did not reach it. */
        FAILED,
        /** Nobody knows: the call, or an earlier try of it, left and was not answered. */
        UNKNOWN
    }

    /**
     * How a write ended.
     *
     * @param state whether it was done
     * @param status of GitHub's last answer, if there was one
     * @param requestId GitHub's name of that answer, if it has one
     * @param failure the kind of failure in one word, if it was one; never a secret
     */
    record Ending(
            State state,
            @Nullable Integer status,
            @Nullable String requestId,
            @Nullable String failure) {}

    /**
     * Who watches.
     *
     * @param context of the subscriber
     * @return the witness in it, if any
     */
    static Optional<Witness> in(ContextView context) {
        return context.getOrEmpty(Witness.class);
    }

    @Override
    default Context apply(Context context) {
        return context.put(Witness.class, this);
    }
}

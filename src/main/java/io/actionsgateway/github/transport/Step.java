package io.actionsgateway.github.transport;

import reactor.core.publisher.Mono;

/**
 * One step on the way to GitHub. Steps are beans in the order of their {@code @Order}; see {@link Position}. A step may
 * answer by itself, ask the rest of the chain once or several times, or fail. Nothing blocks; cancelling frees what the
 * step holds.
 */
@FunctionalInterface
public interface Step {

    /**
     * Takes a call on.
     *
     * @param call what to ask
     * @param next the rest of the chain
     * @return the answer, or a {@link GitHubException}
     */
    Mono<Answer> handle(Call call, Next next);

    /** The rest of the chain. */
    @FunctionalInterface
    interface Next {

        /**
         * Asks on.
         *
         * @param call what to ask
         * @return the answer; each subscription asks again
         */
        Mono<Answer> send(Call call);
    }

    /** The order of the steps, outermost first; a step belongs where its constant says. */
    final class Position {

        /** Tells to which trace a call belongs; only while there are any. */
        public static final int TRACE = 50;

        /** Counts and logs what callers see. */
        public static final int OBSERVATION = 100;

        /** Tells the caller's witness of each write: nothing unseen leaves. */
        public static final int WITNESS = 150;

        /** Ends the call when its caller's patience ends. */
        public static final int DEADLINE = 200;

        /** Chooses the credential. */
        public static final int CREDENTIAL = 300;

        /** Answers from the cache; merges equal reads; takes 304 and own writes in. */
        public static final int CACHE = 400;

        /** Puts the token in; follows its expiry. */
        public static final int TOKEN = 500;

        /** Repeats what is safe to repeat; each try is admitted by itself. */
        public static final int RETRY = 600;

        /** Stops asking a host that does not answer. */
        public static final int BREAKER = 700;

        /** Lets the call pass when no limit forbids it; learns from the answer. */
        public static final int ADMISSION = 800;

        /** Sends it. */
        public static final int SEND = 900;

        private Position() {}
    }
}

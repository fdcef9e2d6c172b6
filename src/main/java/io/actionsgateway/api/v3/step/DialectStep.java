package io.actionsgateway.api.v3.step;

import reactor.core.publisher.Mono;

/**
 * One step on the way through the dialect. Steps are beans in the order of their {@code @Order}; see {@link Position}. A
 * step may answer by itself, ask the rest of the way, or refuse by failing: with
 * {@link DialectRefusal}, {@link io.actionsgateway.security.AccessRefusal} or
 * {@link io.actionsgateway.github.transport.GitHubException}. Nothing blocks.
 */
@FunctionalInterface
public interface DialectStep {

    /**
     * Takes a request on.
     *
     * @param request what is asked
     * @param next the rest of the way
     * @return the answer, or a refusal
     */
    Mono<DialectAnswer> handle(DialectRequest request, Next next);

    /** The rest of the way. */
    @FunctionalInterface
    interface Next {

        /**
         * Asks on.
         *
         * @param request what is asked
         * @return the answer; each subscription asks again
         */
        Mono<DialectAnswer> handle(DialectRequest request);
    }

    /** The order of the steps, outermost first. */
    final class Position {

        /** Refuses what no path may hold, before anything reads names in it. */
        public static final int PATH = 50;

        /** Finds the name of a repository that the path names by number. */
        public static final int NAMING = 100;

        /** Refuses what no grant covers, before anything else is told. */
        public static final int ACCESS = 200;

        /** Turns GitHub's answer into ours: addresses, headers, ETag, 304. */
        public static final int OUTPUT = 300;

        /** Checks query and body against GitHub's description. */
        public static final int INPUT = 400;

        /** Refuses what a rule stands against. */
        public static final int POLICY = 500;

        /** Keeps who started which run. */
        public static final int LEDGER = 600;

        /** Answers, or asks GitHub. */
        public static final int CALL = 900;

        private Position() {}
    }
}

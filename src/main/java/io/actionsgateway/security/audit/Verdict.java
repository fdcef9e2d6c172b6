package io.actionsgateway.security.audit;

/** What checking the chain has found. */
sealed interface Verdict {

    /**
     * Every hash is what it should be.
     *
     * @param head the last entry's number and hash
     */
    record Intact(Link head) implements Verdict {}

    /**
     * The chain was tampered with.
     *
     * @param id the first entry that is not what it was
     * @param why what is wrong with it
     */
    record Broken(long id, String why) implements Verdict {}

    /**
     * Nothing in the chain was changed, but it does not hold what it once ended with: its tail was cut, or all of it made
     * anew.
     *
     * @param head the last entry's number and hash
     */
    record Unexpected(Link head) implements Verdict {}
}

package io.actionsgateway.github.transport;

import reactor.core.publisher.Mono;

/** Who we are to GitHub in one call. Holds no token; asks for one when it is needed. Thread-safe. */
public interface Credential {

    /**
     * Its name in the configuration; a label in metrics.
     *
     * @return such as {@code default}
     */
    String name();

    /**
     * The GitHub that knows it.
     *
     * @return the host
     */
    GitHubHost host();

    /**
     * Whose budget its calls spend: host and user, App, or installation. The same in all replicas, no secret, at most 200
     * characters.
     *
     * @return such as {@code api.github.com/app/Iv1.abc/installation/42}
     */
    String account();

    /**
     * What its answers may be shared within: a body fetched under one partition is never given out under another. The
     * account, and what its tokens are narrowed to; survives the renewal of a token. No secret.
     *
     * @return at most 300 characters
     */
    String partition();

    /**
     * A token that is valid now.
     *
     * @return fails with a {@link GitHubException} when there is none to be had
     */
    Mono<AccessToken> token();

    /**
     * Tells that GitHub took a token, so that a later refusal is meant.
     *
     * @param token as {@link #token()} gave it
     */
    void accepted(AccessToken token);

    /**
     * Tells that GitHub answered 401 to a token: it is not handed out again.
     *
     * @param token as {@link #token()} gave it
     * @return true when another one can be had, so that the call may be tried once more
     */
    boolean rejected(AccessToken token);

    /**
     * Whether a token may be so new that parts of GitHub do not know it yet.
     *
     * @param token as {@link #token()} gave it
     * @return true for a newly minted one that has not been accepted yet
     */
    boolean fresh(AccessToken token);
}

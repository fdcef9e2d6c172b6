package io.actionsgateway.security;

import org.springframework.core.Ordered;
import reactor.core.publisher.Mono;

/**
 * Knows one kind of credential. The door asks the first one, in the order of its {@code @Order}, that recognizes what a
 * request brings. Thread-safe; never blocks.
 */
public interface Authenticator extends Ordered {

    /**
     * Whether this is its kind, as can be told from the text alone.
     *
     * @param credential what followed {@code Bearer} or {@code token}; printable ASCII, 1 to 8,192 characters
     * @return true when no other one needs to be asked
     */
    boolean recognizes(String credential);

    /**
     * Finds the caller.
     *
     * @param credential recognized before
     * @return the caller; fails with {@link org.springframework.security.core.AuthenticationException} when it is not valid
     *     (the reason goes to the log, never to the caller), with another error when that cannot be told now
     */
    Mono<ApiCaller> authenticate(String credential);
}

package io.actionsgateway.security;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Looks at a caller again whose answer lasts longer than a moment. Thread-safe; never blocks. */
public interface CallerCheck {

    /**
     * Authenticates the credential that a request came with once more, as if it came now: one that has been revoked or has
     * expired since is refused, an API key within two seconds.
     *
     * @param exchange whose request is still being answered
     * @return the caller with the grants that he has now; fails with {@link
     *     org.springframework.security.core.AuthenticationException} when the credential is not valid any more, with another
     *     error when that cannot be told now
     */
    Mono<ApiCaller> again(ServerWebExchange exchange);
}

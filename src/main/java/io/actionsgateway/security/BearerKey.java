package io.actionsgateway.security;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads {@code Authorization: Bearer KEY}; the scheme's name is compared without regard to case (RFC 9110, 11.1). */
final class BearerKey implements ServerAuthenticationConverter {

    private static final String SCHEME = "bearer ";
    private static final int MAX_LENGTH = 1_000;

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> values = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Mono.empty();
        }
        String value = values.getFirst();
        boolean bearer = value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (values.size() > 1 || !bearer || value.length() > MAX_LENGTH) {
            return Mono.error(new BadCredentialsException("not one bearer key"));
        }
        String key = value.substring(SCHEME.length()).strip();
        return Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("key", key));
    }
}

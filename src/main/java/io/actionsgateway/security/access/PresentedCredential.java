package io.actionsgateway.security.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Reads {@code Authorization: Bearer CREDENTIAL} and GitHub's {@code token CREDENTIAL}; the scheme's name is compared
 * without regard to case (RFC 9110, 11.1). A credential anywhere else, such as in the query, is none.
 */
final class PresentedCredential implements ServerAuthenticationConverter {

    private static final Pattern SCHEME = Pattern.compile("(?i)(?:bearer|token) +([\\x21-\\x7e]{1,8192}) *");

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> values = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Mono.empty();
        }
        Matcher value = SCHEME.matcher(values.getFirst());
        if (values.size() > 1 || !value.matches()) {
            return Mono.error(new BadCredentialsException("not one credential by Bearer or token"));
        }
        return Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("presented", value.group(1)));
    }
}

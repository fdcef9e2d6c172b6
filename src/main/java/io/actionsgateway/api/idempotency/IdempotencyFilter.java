package io.actionsgateway.api.idempotency;

import io.actionsgateway.api.error.ErrorResponder;
import io.actionsgateway.security.ApiCaller;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Understands {@code Idempotency-Key} on every POST of both APIs; all others pass untouched. So do our own dispatches, for
 * which the dispatch ledger remembers keys longer, and knows more. Stands behind the door, next
 * to what answers: whatever else looks at a request or its answer sees a repeated one like any other.
 */
@Component
@Order(1_000)
class IdempotencyFilter implements WebFilter {

    private static final Pattern REMEMBERED = Pattern.compile("/api/v1/repos/[^/]+/[^/]+/workflows/[^/]+/dispatches");

    private final OncePerKey once;
    private final ErrorResponder errors;

    IdempotencyFilter(OncePerKey once, ErrorResponder errors) {
        this.once = once;
        this.errors = errors;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> keys = request.getHeaders().getOrEmpty(IdempotencyKey.HEADER);
        ApiCaller caller = exchange.getAttribute(ApiCaller.ATTRIBUTE);
        if (keys.isEmpty() || caller == null || !isPost(request)) {
            return chain.filter(exchange);
        }
        return Mono.fromCallable(() -> IdempotencyKey.of(keys))
                .flatMap(key -> BufferedRequest.body(request)
                        .flatMap(
                                body -> once.answer(Claim.of(key, caller, request, body), work(exchange, chain, body))))
                .flatMap(answer -> answer.write(exchange.getResponse()));
    }

    private static boolean isPost(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        return HttpMethod.POST.equals(request.getMethod())
                && (path.startsWith("/api/v1/") || path.startsWith("/api/v3/"))
                && !REMEMBERED.matcher(path).matches();
    }

    /** Fails only when nothing was done; other failures are answers. */
    private Mono<Kept> work(ServerWebExchange exchange, WebFilterChain chain, byte[] body) {
        return Mono.defer(() -> {
            CapturedResponse captured =
                    new CapturedResponse(exchange.getResponse().bufferFactory());
            ServerWebExchange own = exchange.mutate()
                    .request(new BufferedRequest(exchange.getRequest(), body, captured.bufferFactory()))
                    .response(captured)
                    .build();
            return chain.filter(own)
                    .onErrorResume(
                            failure -> NothingDone.by(failure) ? Mono.error(failure) : errors.handle(own, failure))
                    .then(Mono.fromSupplier(captured::answer));
        });
    }
}

package io.actionsgateway.api.error;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.http.RequestId;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns every failure, ours, Spring's and security's, into an answer: in GitHub's shape below {@code /api/v3}, as
 * {@code application/problem+json} elsewhere.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ErrorResponder implements WebExceptionHandler {

    private static final MediaType GITHUB_JSON = MediaType.parseMediaType("application/json; charset=utf-8");

    private final JsonMapper json;
    private final RefusalRecord refusals;

    ErrorResponder(JsonMapper json, RefusalRecord refusals) {
        this.json = json;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (isClientGone(failure)) {
            return Mono.empty();
        }
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        try (var _ = MDC.putCloseable("request_id", RequestId.of(exchange))) {
            Problem problem = Problems.of(failure);
            refusals.keep(exchange, failure, problem);
            return write(exchange, problem);
        }
    }

    private Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        boolean dialect = isDialect(exchange);
        byte[] body =
                json.writeValueAsBytes(dialect ? GitHubShape.of(problem, Documentation.url(exchange)) : problem.body());
        HttpHeaders headers = response.getHeaders();
        problem.headers().forEach(headers::put);
        headers.setContentType(dialect ? GITHUB_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        response.setStatusCode(problem.status());
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    /** A connection to GitHub that broke is no client that has gone, however much its cause looks like one. */
    private static boolean isClientGone(Throwable failure) {
        return !(failure instanceof GitHubException) && DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    private static boolean isDialect(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        return path.equals("/api/v3") || path.startsWith("/api/v3/") || path.equals("/api/graphql");
    }
}

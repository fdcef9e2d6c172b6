package io.actionsgateway.api.error;

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

/** Turns every failure, ours, Spring's and security's, into an {@code application/problem+json} answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorResponder implements WebExceptionHandler {

    private final JsonMapper json;

    ErrorResponder(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return Mono.empty();
        }
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = Problems.of(failure);
        byte[] body = json.writeValueAsBytes(problem.body());
        HttpHeaders headers = response.getHeaders();
        problem.headers().forEach(headers::put);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setContentLength(body.length);
        response.setStatusCode(problem.status());
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }
}

package io.actionsgateway.simulation.rest;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import reactor.core.publisher.Mono;

/**
 * The door before the API. It believes what proxies forward ({@code X-Forwarded-Proto}, {@code -Host}, {@code -Port},
 * {@code -Prefix}, {@code -For}), lets browsers call from anywhere, serves everything below {@code /api/v3} as well, as GitHub Enterprise Server does, and
 * turns away who does not say its name. Addresses in answers begin with what the caller used.
 */
public final class Front implements HttpHandler {

    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String ENTERPRISE = "/api/v3";
    private static final String ENTERPRISE_GRAPHQL = "/api/graphql";
    /** What the twin tells of itself is no API of GitHub's. */
    private static final String ITSELF = "/_twin";

    private static final String NAMELESS =
            "\r\nRequest forbidden by administrative rules. Please make sure your request"
                    + " has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api"
                    + "#user-agent-required). Check https://developer.github.com for other possible causes.\r\n";
    private static final String BAD_REQUEST =
            "{\"message\":\"Bad Request\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"400\"}";

    private final HttpHandler api;
    private final ForwardedHeaderTransformer forwarded = new ForwardedHeaderTransformer();

    private Front(HttpHandler api) {
        this.api = api;
    }

    /** Puts it before a handler. */
    public static HttpHandler before(HttpHandler api) {
        return new Front(api);
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        String name = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        boolean ofItself = request.getPath().value().startsWith(ITSELF);
        if (!ofItself && (name == null || name.isBlank())) {
            return turnAway(response, HttpStatus.FORBIDDEN, "text/html", NAMELESS);
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            AnswerHeaders.beforehand(response.getHeaders());
            return response.setComplete();
        }
        ServerHttpRequest rooted;
        try {
            rooted = rooted(forwarded.apply(withHost(request)));
        } catch (IllegalArgumentException unreadable) {
            return turnAway(response, HttpStatus.BAD_REQUEST, "application/json; charset=utf-8", BAD_REQUEST);
        }
        return api.handle(rooted, response);
    }

    /** A proxy that tells only the scheme leaves the host, and its port, as the caller said them. */
    private static ServerHttpRequest withHost(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String host = headers.getFirst(HttpHeaders.HOST);
        boolean schemeOnly = headers.containsHeader("X-Forwarded-Proto")
                && !headers.containsHeader(FORWARDED_HOST)
                && !headers.containsHeader("X-Forwarded-Port");
        return schemeOnly && host != null
                ? request.mutate().header(FORWARDED_HOST, host).build()
                : request;
    }

    /** The request as if there were no prefix, which the base of all addresses remembers. */
    private static ServerHttpRequest rooted(ServerHttpRequest request) {
        String root = request.getPath().contextPath().value();
        String path = request.getPath().pathWithinApplication().value();
        if (path.equals(ENTERPRISE_GRAPHQL)) {
            return request.mutate().path(root + "/graphql").contextPath(root).build();
        }
        if (path.equals(ENTERPRISE)) {
            return request.mutate()
                    .path(root + ENTERPRISE + "/")
                    .contextPath(root + ENTERPRISE)
                    .build();
        }
        return path.startsWith(ENTERPRISE + "/")
                ? request.mutate().contextPath(root + ENTERPRISE).build()
                : request;
    }

    private static Mono<Void> turnAway(ServerHttpResponse response, HttpStatus status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(status);
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, type);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}

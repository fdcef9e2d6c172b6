package io.actionsgateway.simulation.chaos;

import io.actionsgateway.simulation.rest.Operation;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.rest.Responder;
import io.actionsgateway.simulation.state.World;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** Lets answers of GitHub's operations go wrong, as {@link Faults} say. Stands before everything else, limits included. */
public final class FaultFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final String PROXY_PAGE = """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body><center><h1>502 Bad Gateway</h1></center></body>
            </html>
            """;

    private final Faults faults;
    private final Operations operations;
    private final Responder responder;
    private final World world;

    public FaultFilter(Faults faults, Operations operations, Responder responder, World world) {
        this.faults = faults;
        this.operations = operations;
        this.responder = responder;
        this.world = world;
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> usual) {
        return operation(request)
                .flatMap(operation -> faults.next(operation.id()))
                .map(fault -> befall(fault, request, usual))
                .orElseGet(() -> usual.handle(request));
    }

    private Optional<Operation> operation(ServerRequest request) {
        return request.attribute(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE)
                .map(PathPattern.class::cast)
                .flatMap(pattern -> operations.at(request.method(), pattern.getPatternString()));
    }

    private Mono<ServerResponse> befall(Fault fault, ServerRequest request, HandlerFunction<ServerResponse> usual) {
        Mono<ServerResponse> answer = answer(fault, request, usual);
        boolean lost = fault.performed() && !fault.kind().keepsAnswer();
        Mono<ServerResponse> all =
                lost ? Mono.defer(() -> usual.handle(request)).then(answer) : answer;
        Duration delay = fault.delay();
        return delay.isZero() ? all : all.delayElement(delay);
    }

    private Mono<ServerResponse> answer(Fault fault, ServerRequest request, HandlerFunction<ServerResponse> usual) {
        return switch (fault.kind()) {
            case PRIMARY -> primary(fault, request);
            case SECONDARY -> responder.write(request, FaultAnswers.secondary(fault.retryAfter()));
            case NOT_FOUND -> responder.write(request, FaultAnswers.of(404, "Not Found"));
            case SERVER_ERROR -> responder.write(request, FaultAnswers.of(500, "Server Error"));
            case BAD_GATEWAY -> responder.write(request, FaultAnswers.of(502, "Server Error"));
            case UNAVAILABLE -> responder.write(request, FaultAnswers.unavailable(fault.retryAfter()));
            case HTML ->
                ServerResponse.status(502).contentType(MediaType.TEXT_HTML).bodyValue(PROXY_PAGE);
            case LATENCY -> Mono.defer(() -> usual.handle(request));
            case TRUNCATE -> Mono.defer(() -> usual.handle(request)).map(BrokenResponse::cut);
            case RESET -> Mono.just(BrokenResponse.reset());
            case HANG -> Mono.just(BrokenResponse.closed());
        };
    }

    private Mono<ServerResponse> primary(Fault fault, ServerRequest request) {
        request.exchange().getResponse().beforeCommit(() -> {
            HttpHeaders headers = request.exchange().getResponse().getHeaders();
            String limit = headers.getFirst("x-ratelimit-limit");
            if (limit != null) {
                headers.set("x-ratelimit-used", limit);
            }
            return Mono.empty();
        });
        return responder.write(request, FaultAnswers.primary(world.actor().id(), fault.retryAfter(), world.now()));
    }
}

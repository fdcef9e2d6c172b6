package io.actionsgateway.simulation.control;

import io.actionsgateway.platform.BlockingBridge;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the twin's own endpoints: no token, no limit, JSON in and out. */
public final class Control {

    private static final Logger log = LoggerFactory.getLogger(Control.class);

    private final ControlTable table = new ControlTable();

    public Control(Stage stage) {
        table.get("", "lists these endpoints", request -> index());
        table.get("/openapi.json", "describes them for programs", request -> OpenApi.document());
        new StateControl(stage).register(table);
        new ClockControl(stage).register(table);
        new FaultControl(stage).register(table);
        new EventControl(stage).register(table);
        new ScenarioControl(stage).register(table);
        new RepositoryControl(stage).register(table);
        new AccessControl(stage).register(table);
        new ChaosControl(stage).register(table);
        new RecordingControl(stage.recorder()).register(table);
        new ReplayControl(stage).register(table);
    }

    private Map<String, Object> index() {
        Map<String, String> endpoints = new TreeMap<>();
        table.all().forEach(each -> endpoints.put(each.path() + " " + each.method(), each.help()));
        return Map.of("endpoints", endpoints);
    }

    ControlTable table() {
        return table;
    }

    /** Routes of everything below {@code /_twin}. */
    public RouterFunction<ServerResponse> router() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        table.all()
                .forEach(operation -> routes.route(
                        RequestPredicates.method(operation.method()).and(RequestPredicates.path(operation.path())),
                        request -> serve(operation, request)));
        return routes.route(below(), request -> refuse(unknown(request))).build();
    }

    private static RequestPredicate below() {
        return RequestPredicates.path(ControlTable.ROOT).or(RequestPredicates.path(ControlTable.ROOT + "/**"));
    }

    private ControlProblem unknown(ServerRequest request) {
        String methods = table.all().stream()
                .filter(each -> RequestPredicates.path(each.path()).test(request))
                .map(each -> each.method().name())
                .collect(Collectors.joining(", "));
        return methods.isEmpty()
                ? ControlProblem.notFound("there is no such endpoint; GET /_twin lists those that there are")
                : ControlProblem.notAllowed("this endpoint knows " + methods + "; GET /_twin says what for");
    }

    private static Mono<ServerResponse> serve(ControlOperation operation, ServerRequest request) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMap(body -> BlockingBridge.call(() -> operation.answer().apply(new ControlRequest(request, body))))
                .flatMap(answer -> write(operation.status(), answer))
                .onErrorResume(failure -> refuse(problem(failure)));
    }

    private static Mono<ServerResponse> write(int status, Object answer) {
        return status == 204
                ? ServerResponse.noContent().build()
                : ServerResponse.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(ControlJson.MAPPER.writeValueAsBytes(answer));
    }

    private static ControlProblem problem(Throwable failure) {
        return switch (failure) {
            case ControlProblem refused -> refused;
            case DataBufferLimitException tooLarge -> ControlProblem.tooLarge("a body has at most 256 KiB");
            default -> {
                log.error("The twin's control failed", failure);
                yield ControlProblem.serverError();
            }
        };
    }

    private static Mono<ServerResponse> refuse(ControlProblem problem) {
        return ServerResponse.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(ControlJson.MAPPER.writeValueAsBytes(problem.body()));
    }
}

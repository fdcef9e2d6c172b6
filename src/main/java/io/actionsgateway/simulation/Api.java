package io.actionsgateway.simulation;

import io.actionsgateway.platform.BlockingBridge;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Serves the operations over HTTP: token, JSON in and out, refusals in GitHub's shape. */
final class Api {

    private static final Logger log = LoggerFactory.getLogger(Api.class);
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final RunSimulator simulator;
    private final Seed seed;
    private final Responder responder;

    Api(RunSimulator simulator, Seed seed, Responder responder) {
        this.simulator = simulator;
        this.seed = seed;
        this.responder = responder;
    }

    RouterFunction<ServerResponse> router(List<Operation> operations) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        operations.forEach(operation -> routes.route(
                RequestPredicates.method(operation.method()).and(RequestPredicates.path(operation.path())),
                request -> serve(operation, request)));
        return routes.route(
                        RequestPredicates.all(),
                        unknown -> responder.write(unknown, refusal(GitHubError.notFound(), DOCUMENTATION)))
                .build();
    }

    private Mono<ServerResponse> serve(Operation operation, ServerRequest request) {
        if (!responder.admits(request)) {
            GitHubError spent = GitHubError.forbidden(
                    "API rate limit exceeded for user ID " + seed.actor().id() + ".");
            return responder.write(request, refusal(spent, DOCUMENTATION));
        }
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMap(body -> BlockingBridge.call(() -> answer(operation, request, body)))
                .flatMap(answer -> responder.write(request, answer));
    }

    private ApiAnswer answer(Operation operation, ServerRequest request, String body) {
        try {
            if (operation.wantsToken() && request.headers().firstHeader(HttpHeaders.AUTHORIZATION) == null) {
                throw GitHubError.unauthenticated();
            }
            checkRepository(request);
            var asked = new ApiRequest(request, parse(body), new Payloads(seed, base(request.uri())));
            return simulator.still(() -> operation.answer().apply(asked));
        } catch (GitHubError refused) {
            return refusal(refused, DOCUMENTATION + "/" + operation.documentation());
        } catch (RuntimeException bug) {
            log.error("The twin failed at {} {}", operation.method(), operation.path(), bug);
            return refusal(GitHubError.serverError(), DOCUMENTATION);
        }
    }

    /** GitHub's names of owners and repositories know no case. */
    private void checkRepository(ServerRequest request) {
        String asked = request.pathVariable("owner") + "/" + request.pathVariable("repo");
        if (!asked.equalsIgnoreCase(seed.fullName())) {
            throw GitHubError.notFound();
        }
    }

    private static ObjectNode parse(String body) {
        try {
            JsonNode json = body.isBlank() ? JsonNodeFactory.instance.objectNode() : Template.JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            log.debug("Not JSON", malformed);
        }
        throw GitHubError.badRequest("Problems parsing JSON");
    }

    private static String base(URI request) {
        return UriComponentsBuilder.fromUri(request)
                .replacePath(null)
                .replaceQuery(null)
                .build()
                .toUriString();
    }

    private static ApiAnswer refusal(GitHubError refused, String documentation) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("message", refused.message())
                .put("documentation_url", documentation)
                .put("status", Integer.toString(refused.status()));
        return new ApiAnswer(refused.status(), body, null);
    }
}

package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.simulation.access.AccessRefused;
import io.actionsgateway.simulation.access.Caller;
import io.actionsgateway.simulation.access.Doorkeeper;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Serves the operations over HTTP: token, JSON in and out, refusals in GitHub's shape. */
public final class Api {

    private static final Logger log = LoggerFactory.getLogger(Api.class);
    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final World world;
    private final Tokens tokens;
    private final Responder responder;

    public Api(World world, Tokens tokens, Responder responder) {
        this.world = world;
        this.tokens = tokens;
        this.responder = responder;
    }

    /** Routes of all operations; what is none of them is not found. */
    public RouterFunction<ServerResponse> router(Operations operations) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        operations
                .all()
                .forEach(operation -> Stream.of(operation.path(), RepositoryPath.byId(operation.path()))
                        .distinct()
                        .forEach(path -> routes.route(at(operation, path), request -> serve(operation, request))));
        return routes.route(
                        RequestPredicates.all(),
                        unknown ->
                                responder.write(unknown, GitHubError.notFound().answer(DOCUMENTATION)))
                .build();
    }

    private static RequestPredicate at(Operation operation, String path) {
        RequestPredicate method = RequestPredicates.method(operation.method());
        RequestPredicate reads = operation.method().equals(HttpMethod.GET)
                ? method.or(RequestPredicates.method(HttpMethod.HEAD))
                : method;
        return reads.and(RequestPredicates.path(path));
    }

    private Mono<ServerResponse> serve(Operation operation, ServerRequest request) {
        return Mono.defer(() -> {
            Spender spender = Spender.of(request);
            Excess excess = responder.rateLimit().enter(spender, operation);
            return excess == null
                    ? Mono.using(() -> spender, _ -> answered(operation, request), responder.rateLimit()::leave)
                    : responder.refuse(request, spender, excess, world.actor().id());
        });
    }

    private Mono<ServerResponse> answered(Operation operation, ServerRequest request) {
        return Bodies.read(request)
                .flatMap(body -> BlockingBridge.call(() -> operation.withPermission(answer(operation, request, body))))
                .onErrorResume(GitHubError.class, refused -> Mono.just(refused.answer(operation.documentation())))
                .flatMap(answer -> responder.write(request, answer, operation.isFree()));
    }

    private ApiAnswer answer(Operation operation, ServerRequest request, byte[] body) {
        try {
            ApiVersion version = Versions.of(request);
            Caller caller = tokens.caller(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
            if (operation.wantsToken() && caller.anonymous()) {
                throw GitHubError.unauthenticated();
            }
            return world.still(() -> {
                Repository repository = RepositoryPath.named(request, world);
                Doorkeeper.admit(caller, operation.method(), operation.path(), repository);
                if (repository != null && RepositoryPath.isFormer(request, repository)) {
                    return RepositoryPath.moved(request, repository, base(request));
                }
                ObjectNode json = BodyCheck.parse(body);
                if (operation.described() != null) {
                    BodyCheck.check(operation.described(), json, body.length > 0);
                }
                return operation
                        .answer()
                        .apply(new ApiRequest(
                                request,
                                json,
                                version,
                                caller,
                                world,
                                new Payloads(base(request), version),
                                () -> budget(request)));
            });
        } catch (AccessRefused refused) {
            return GitHubError.of(refused.status(), refused.message()).answer(operation.documentation());
        } catch (GitHubError refused) {
            return refused.answer(operation.documentation());
        } catch (RuntimeException bug) {
            log.error("The twin failed at {} {}", operation.method(), operation.path(), bug);
            return GitHubError.serverError().answer(DOCUMENTATION);
        }
    }

    private Budget budget(ServerRequest request) {
        return responder.rateLimit().count(Spender.of(request), true);
    }

    /** The address under which the caller reached the twin, prefix included. */
    private static String base(ServerRequest request) {
        return UriComponentsBuilder.fromUri(request.uri())
                .replacePath(request.requestPath().contextPath().value())
                .replaceQuery(null)
                .build(true)
                .toUriString();
    }
}

package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.rest.Api;
import io.actionsgateway.simulation.rest.Front;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.rest.RateLimit;
import io.actionsgateway.simulation.rest.Responder;
import io.actionsgateway.simulation.state.WorkflowRun;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.HttpHandlerConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Calls a {@link TestTwin} as clients call GitHub, without a server between. */
public record ApiClient(WebTestClient http) {

    public static final String ACTIONS = "/repos/octo-org/hello-world/actions";

    public ApiClient(TestTwin twin) {
        this(twin, 5_000);
    }

    public ApiClient(TestTwin twin, int hourlyLimit) {
        this(twin, Limits.github().allowing(hourlyLimit));
    }

    public ApiClient(TestTwin twin, Limits limits) {
        this(WebTestClient.bindToServer(
                        new HttpHandlerConnector(Front.before(RouterFunctions.toHttpHandler(router(twin, limits)))))
                .baseUrl("http://localhost:8090")
                .defaultHeader("User-Agent", "twin-tests")
                .filter((request, next) -> next.exchange(forApp(twin, request)))
                .filter(new Judge())
                .build());
    }

    /** The App's own operations want its JWT rather than just any token. */
    private static ClientRequest forApp(TestTwin twin, ClientRequest request) {
        boolean any = "token any".equals(request.headers().getFirst("Authorization"));
        return any && request.url().getPath().startsWith("/app/")
                ? ClientRequest.from(request)
                        .headers(headers -> headers.setBearerAuth(twin.jwt()))
                        .build()
                : request;
    }

    private static RouterFunction<ServerResponse> router(TestTwin twin, Limits limits) {
        Responder responder = new Responder(twin.time, new RateLimit(twin.time, limits));
        return new Api(twin.world, twin.tokens, responder)
                .router(AllOperations.of(twin.simulator, twin.links, twin.hooks, twin.tokens));
    }

    public static String run(WorkflowRun run) {
        return ACTIONS + "/runs/" + run.id();
    }

    public ResponseSpec get(String path) {
        return get(path, "token any");
    }

    public ResponseSpec get(String path, String authorization) {
        return http.get().uri(path).header("Authorization", authorization).exchange();
    }

    public ResponseSpec getWithoutToken(String path) {
        return http.get().uri(path).exchange();
    }

    public ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "token any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public static BodyContentSpec refused(ResponseSpec answer, int status, String message) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo(message)
                .jsonPath("$.status")
                .isEqualTo(Integer.toString(status))
                .jsonPath("$.documentation_url")
                .value(link -> assertThat((String) link).startsWith("https://docs.github.com/rest"));
    }
}

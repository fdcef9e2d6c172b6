package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls a {@link TestTwin} as clients call GitHub, without a server between. */
record ApiClient(WebTestClient http) {

    static final String ACTIONS = "/repos/octo-org/hello-world/actions";

    ApiClient(TestTwin twin) {
        this(twin, 5_000);
    }

    ApiClient(TestTwin twin, int hourlyLimit) {
        this(WebTestClient.bindToRouterFunction(new Api(
                                twin.simulator,
                                twin.seed,
                                new Responder(twin.time, new RateLimit(twin.time, hourlyLimit)))
                        .router(Operations.of(twin.simulator, twin.seed)))
                .build());
    }

    static String run(WorkflowRun run) {
        return ACTIONS + "/runs/" + run.id();
    }

    ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "token any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static BodyContentSpec refused(ResponseSpec answer, int status, String message) {
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

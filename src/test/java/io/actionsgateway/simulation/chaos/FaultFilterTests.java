package io.actionsgateway.simulation.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.operation.AllOperations;
import io.actionsgateway.simulation.rest.Api;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.rest.RateLimit;
import io.actionsgateway.simulation.rest.Responder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class FaultFilterTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String RUNS = REPOSITORY + "/actions/runs";

    private final TestTwin twin = new TestTwin();
    private final Faults faults = new Faults(7);
    private final WebTestClient http = client();

    private WebTestClient client() {
        Operations operations = AllOperations.of(twin.simulator, twin.links, twin.hooks, twin.tokens);
        Responder responder = new Responder(twin.time, new RateLimit(twin.time, Limits.github()));
        return WebTestClient.bindToRouterFunction(new Api(twin.world, twin.tokens, responder)
                        .router(operations)
                        .filter(new FaultFilter(faults, operations, responder, twin.world)))
                .build();
    }

    private ResponseSpec get(String path) {
        return http.get().uri(path).exchange();
    }

    private ResponseSpec dispatch() {
        return http.post()
                .uri(REPOSITORY + "/actions/workflows/ci.yml/dispatches")
                .header("Authorization", "token any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"ref\": \"main\"}")
                .exchange();
    }

    @Test
    void spendsTheBudgetUntilItsReset() {
        faults.add(Fault.of(FaultKind.PRIMARY).retryAfter(Duration.ofSeconds(90)));
        String reset = Long.toString(TestTwin.START.plusSeconds(90).getEpochSecond());

        get(RUNS)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals("x-ratelimit-remaining", "0")
                .expectHeader()
                .valueEquals("x-ratelimit-used", "60")
                .expectHeader()
                .valueEquals("x-ratelimit-reset", reset)
                .expectHeader()
                .doesNotExist("Retry-After")
                .expectBody()
                .jsonPath("$.message")
                .value(message -> assertThat((String) message).startsWith("API rate limit exceeded for"));
        get(RUNS).expectStatus().isOk();
    }

    @Test
    void limitsSecondarilyWithAPauseAndWithout() {
        faults.add(Fault.of(FaultKind.SECONDARY).retryAfter(Duration.ofSeconds(30)), Fault.of(FaultKind.SECONDARY));

        get(RUNS)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals("Retry-After", "30")
                .expectBody()
                .jsonPath("$.message")
                .value(message -> assertThat((String) message).contains("secondary rate limit"))
                .jsonPath("$.documentation_url")
                .value(link -> assertThat((String) link).endsWith("secondary-rate-limits"));
        get(RUNS).expectStatus().isForbidden().expectHeader().doesNotExist("Retry-After");
    }

    @Test
    void playsTheScriptOfAnOperationInOrderAndSparesTheOthers() {
        String operation = "actions/list-workflow-runs-for-repo";
        for (FaultKind kind :
                List.of(FaultKind.NOT_FOUND, FaultKind.SERVER_ERROR, FaultKind.BAD_GATEWAY, FaultKind.UNAVAILABLE)) {
            faults.add(Fault.of(kind).at(operation));
        }

        get(REPOSITORY).expectStatus().isOk();
        for (int status : new int[] {404, 500, 502, 503, 200}) {
            get("/repositories/1296269/actions/runs").expectStatus().isEqualTo(status);
        }
        assertThat(faults.pending()).isEmpty();
    }

    @Test
    void answersLikeABrokenProxy() {
        faults.add(Fault.of(FaultKind.HTML));

        get(RUNS).expectStatus().isEqualTo(502).expectHeader().contentTypeCompatibleWith(MediaType.TEXT_HTML);
    }

    @Test
    void losesTheAnswerOfWhatDidHappenOnlyWhenToldTo() {
        faults.add(
                Fault.of(FaultKind.BAD_GATEWAY), Fault.of(FaultKind.BAD_GATEWAY).afterPerforming());

        dispatch().expectStatus().isEqualTo(502);
        assertThat(twin.repository().runs().newestFirst()).isEmpty();
        dispatch().expectStatus().isEqualTo(502);
        assertThat(twin.repository().runs().newestFirst()).hasSize(1);
    }

    @Test
    void performsOnceWhenItIsOnlyLate() {
        faults.add(Fault.of(FaultKind.LATENCY).delayed(Duration.ofMillis(1)).afterPerforming());

        dispatch().expectStatus().isNoContent();

        assertThat(twin.repository().runs().newestFirst()).hasSize(1);
    }

    @Test
    void throwsTheSameDiceForTheSameSeed() {
        Fault now = Fault.of(FaultKind.HTML).times(1_000).withProbability(0.5);
        faults.add(now);
        List<Boolean> first = hits();
        faults.clear();
        faults.add(now);

        assertThat(hits()).isEqualTo(first).contains(true, false);
    }

    private List<Boolean> hits() {
        List<Boolean> hits = new ArrayList<>();
        for (int call = 0; call < 50; call++) {
            hits.add(faults.next("any").isPresent());
        }
        return hits;
    }

    @Test
    void remembersAThousandFaults() {
        for (int count = 0; count < 1_000; count++) {
            faults.add(Fault.of(FaultKind.HANG));
        }

        assertThatIllegalArgumentException().isThrownBy(() -> faults.add(Fault.of(FaultKind.HANG)));
    }
}

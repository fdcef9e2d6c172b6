package io.actionsgateway.simulation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class BudgetApiTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin, 3);

    private ResponseSpec get(String token, String etag) {
        return api.http()
                .get()
                .uri(REPOSITORY)
                .header("Authorization", token)
                .header("If-None-Match", etag)
                .exchange();
    }

    private static String header(ResponseSpec answer, String name) {
        return answer.returnResult(byte[].class).getResponseHeaders().getFirst(name);
    }

    @Test
    void answers304ForFreeToTheTokenThatKnowsTheBody() {
        String tag = header(get("token one", "\"none\""), "ETag");

        assertThat(tag).matches("W/\"[0-9a-f]{64}\"");
        for (String known : new String[] {tag, tag.substring(2), "\"other\", " + tag, "*"}) {
            get("token one", known)
                    .expectStatus()
                    .isNotModified()
                    .expectHeader()
                    .valueEquals("x-ratelimit-remaining", "2")
                    .expectHeader()
                    .valueEquals("ETag", tag)
                    .expectBody()
                    .isEmpty();
        }
        get("token two", tag).expectStatus().isOk();
    }

    @Test
    void tellsItsTimeAsHttpWantsIt() {
        assertThat(header(get("token one", "\"none\""), "Date")).isEqualTo("Fri, 01 May 2026 10:00:00 GMT");
    }

    @Test
    void refusesWhatIsBeyondTheHourlyBudgetOfATokenUntilItsReset() {
        for (int used = 0; used < 3; used++) {
            get("token one", "\"none\"").expectStatus().isOk();
        }
        String reset = header(get("token one", "\"none\""), "x-ratelimit-reset");

        get("token one", "\"none\"")
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals("x-ratelimit-remaining", "0")
                .expectBody()
                .jsonPath("$.message")
                .value(message -> assertThat((String) message).startsWith("API rate limit exceeded for"));
        get("token two", "\"none\"").expectStatus().isOk();
        assertThat(Long.parseLong(reset))
                .isEqualTo(twin.time.now().plus(Duration.ofHours(1)).getEpochSecond());

        twin.time.advance(Duration.ofHours(1));
        get("token one", "\"none\"").expectStatus().isOk();
    }
}

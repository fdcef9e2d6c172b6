package io.actionsgateway.simulation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class SecondaryLimitApiTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String VARIABLES = ApiClient.ACTIONS + "/variables";
    private static final String DISPATCHES = ApiClient.ACTIONS + "/workflows/ci.yml/dispatches";
    private static final String SUPPORT = " If you reach out to GitHub Support for help, please include the request ID"
            + " TWIN:%s and timestamp 2026-05-01 10:00:00 UTC.";
    private static final Limits SMALL = new Limits(5_000, 3, 10, 100, 2, 3, 403);

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin, SMALL);

    private ResponseSpec get(ApiClient client, String path) {
        return client.http()
                .get()
                .uri(path)
                .header("Authorization", "token any")
                .exchange();
    }

    private static ResponseSpec refused(ResponseSpec answer, int status, String retryAfter, String message) {
        answer.expectHeader()
                .valueEquals("Retry-After", retryAfter)
                .expectHeader()
                .value(
                        "x-ratelimit-remaining",
                        left -> assertThat(Integer.parseInt(left)).isPositive());
        ApiClient.refused(answer, status, message)
                .jsonPath("$.documentation_url")
                .value(page -> assertThat((String) page).endsWith("secondary-rate-limits"));
        return answer;
    }

    @Test
    void refusesMorePointsThanAMinuteHasOnOneOperation() {
        for (int read = 0; read < 10; read++) {
            get(api, REPOSITORY).expectStatus().isOk();
        }
        twin.time.advance(Duration.ofMillis(500));
        refused(
                get(api, REPOSITORY),
                403,
                "60",
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
                        + SUPPORT.formatted("0000000B"));
        get(api, ApiClient.ACTIONS + "/runs").expectStatus().isOk();

        twin.time.advance(Duration.ofMinutes(1));
        get(api, REPOSITORY).expectStatus().isOk().expectHeader().valueEquals("x-ratelimit-used", "12");
    }

    @Test
    void countsWritesFiveTimes() {
        for (int write = 0; write < 2; write++) {
            api.post(DISPATCHES, "{\"ref\": \"main\"}").expectStatus().isNoContent();
        }
        api.post(DISPATCHES, "{\"ref\": \"main\"}").expectStatus().isForbidden();
    }

    @Test
    void refusesMoreThingsThanMayBeCreated() {
        ApiClient creating = new ApiClient(twin, new Limits(5_000, 60, 900, 100, 2, 3, 429));
        for (int made = 0; made < 2; made++) {
            create(creating, made).expectStatus().isCreated();
        }
        String words =
                "You have exceeded a secondary rate limit and have been temporarily blocked from content creation."
                        + " Please retry your request again later." + SUPPORT;

        refused(create(creating, 2), 429, "60", words.formatted("00000003"));
        twin.time.advance(Duration.ofMinutes(1));
        create(creating, 3).expectStatus().isCreated();
        create(creating, 4).expectStatus().isEqualTo(429).expectHeader().valueEquals("Retry-After", "3540");
    }

    private static ResponseSpec create(ApiClient client, int number) {
        return client.post(VARIABLES, "{\"name\": \"V%d\", \"value\": \"x\"}".formatted(number));
    }

    @Test
    void refusesMoreRequestsThanMayBeUnderWay() {
        RateLimit limit = new RateLimit(twin.time, new Limits(5_000, 60, 900, 1, 80, 500, 403));
        Operation operation = new Operations()
                .on("actions/list-repo-workflows", request -> ApiAnswer.noContent())
                .all()
                .getFirst();
        Spender one = new Spender("one", "", false);
        Spender two = new Spender("two", "", false);

        assertThat(limit.enter(one, operation)).isNull();
        assertThat(limit.enter(one, operation)).isEqualTo(new Excess.Secondary(Duration.ofMinutes(1)));
        assertThat(limit.enter(two, operation)).isNull();
        limit.leave(one);
        assertThat(limit.enter(one, operation)).isNull();
    }

    @Test
    void letsRequestsLeaveWhenTheyAreAnswered() {
        ApiClient single = new ApiClient(twin, new Limits(5_000, 60, 900, 1, 80, 500, 403));

        get(single, REPOSITORY).expectStatus().isOk();
        get(single, REPOSITORY).expectStatus().isOk();
    }

    @Test
    void grantsAnAddressLittleWithoutAToken() {
        for (int read = 0; read < 3; read++) {
            api.getWithoutToken(REPOSITORY).expectStatus().isOk();
        }
        ApiClient.refused(
                        api.getWithoutToken(REPOSITORY),
                        403,
                        "API rate limit exceeded for 127.0.0.1. (But here's the good news: Authenticated requests get a"
                                + " higher rate limit. Check out the documentation for more details.)")
                .jsonPath("$.documentation_url")
                .value(page -> assertThat((String) page).endsWith("#rate-limiting"));
        get(api, REPOSITORY).expectStatus().isOk();
    }

    @Test
    void limitsNobodyWhenToldSo() {
        ApiClient free = new ApiClient(twin, Limits.unlimited());

        for (int read = 0; read < 1_000; read++) {
            free.get("/rate_limit").expectStatus().isOk();
        }
    }

    @Test
    void tellsTheBudgetForFree() {
        get(api, REPOSITORY);

        get(api, "/rate_limit")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("x-ratelimit-used", "1")
                .expectBody()
                .jsonPath("$.resources.core.used")
                .isEqualTo(1)
                .jsonPath("$.rate.remaining")
                .isEqualTo(4_999)
                .jsonPath("$.resources.search.limit")
                .isEqualTo(30);
        api.http()
                .get()
                .uri("/rate_limit")
                .header("X-GitHub-Api-Version", "2026-03-10")
                .exchange()
                .expectBody()
                .jsonPath("$.resources.core.limit")
                .isEqualTo(3)
                .jsonPath("$.rate")
                .doesNotExist();
    }

    @Test
    void takesOneTokenForOneWhateverItsScheme() {
        get(api, REPOSITORY);
        api.http()
                .get()
                .uri(REPOSITORY)
                .header("Authorization", "BEARER any")
                .exchange()
                .expectHeader()
                .valueEquals("x-ratelimit-used", "2");
    }

    @Test
    void showsNoTokenOfASpender() {
        assertThat(new Spender("token ghp_secret", "127.0.0.1", false).toString())
                .doesNotContain("ghp_secret");
    }
}

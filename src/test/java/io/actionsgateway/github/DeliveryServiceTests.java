package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.HookDelivery;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

class DeliveryServiceTests {

    private static final HookAddress REPOSITORY =
            HookAddress.repository(RepositoryName.parse("octo-org/hello-world"), 42);
    private static final HookAddress APP = HookAddress.app();

    private final Bench bench = Bench.ofExamples();
    private final DescribedGitHub github = bench.github;
    private final DeliveryService deliveries = bench.deliveries;

    @Test
    void asksForTheAppsHookAsTheApp() {
        StepVerifier.create(deliveries.redeliver(APP, 1)).expectComplete().verify(Duration.ofSeconds(10));

        assertThat(github.calls().getFirst().scope()).isEqualTo(new Scope.OfApp());
        assertThat(github.asked()).containsExactly("POST /app/hook/deliveries/1/attempts");
    }

    @Test
    void keepsIdsOf64Bits() {
        github.then(
                200, "[{\"id\":9007199254740993,\"guid\":\"g\",\"status\":\"timed out\",\"installation_id\":null}]");

        StepVerifier.create(deliveries.list(APP, null))
                .assertNext(delivery -> {
                    assertThat(delivery.id()).isEqualTo(9007199254740993L);
                    assertThat(delivery.installationId()).isNull();
                    assertThat(delivery.succeeded()).isFalse();
                })
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        StepVerifier.create(deliveries.redeliver(APP, 900719925474099312L))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        assertThat(github.asked().getLast()).contains("/900719925474099312/");
    }

    @Test
    void givesWhatWasSentAndAnswered() {
        StepVerifier.create(deliveries.get(REPOSITORY, 12345678))
                .assertNext(delivery -> {
                    assertThat(delivery.succeeded()).isTrue();
                    assertThat(delivery.request().header("x-github-event")).contains("issues");
                    assertThat(delivery.request().payload().path("action").asString())
                            .isEqualTo("opened");
                    assertThat(delivery.response().payload().asString()).isEqualTo("ok");
                })
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void takesADeliveryThatReachedNobody() {
        github.then(
                200,
                "{\"id\":1,\"request\":{\"headers\":{},\"payload\":{}},\"response\":{\"headers\":null,\"payload\":null}}");

        StepVerifier.create(deliveries.get(REPOSITORY, 1))
                .assertNext(delivery -> {
                    assertThat(delivery.response().payload()).isNull();
                    assertThat(delivery.response().header("Server")).isEmpty();
                })
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void followsTheCursorAsItIsGiven() {
        String next = "https://api.github.com/app/hook/deliveries?per_page=1&cursor=v1_17323292984";
        github.then(200, "[{\"id\":2}]", next).then(200, "[{\"id\":1}]");

        StepVerifier.create(deliveries.list(APP, DeliveryOutcome.FAILURE).map(HookDelivery::id))
                .expectNext(2L, 1L)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        assertThat(github.asked())
                .containsExactly(
                        "GET /app/hook/deliveries?per_page=100&status=failure",
                        "GET /app/hook/deliveries?per_page=1&cursor=v1_17323292984");
    }

    @Test
    void continuesWhereAPageEnded() {
        github.then(200, "[{\"id\":2}]", "https://api.github.com/repositories/1/hooks/42/deliveries?cursor=v1_1");
        String next = "/repositories/1/hooks/42/deliveries?cursor=v1_1";

        StepVerifier.create(deliveries.page(REPOSITORY, null, 1, null))
                .assertNext(page -> assertThat(page.next()).isEqualTo(next))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        StepVerifier.create(deliveries.page(REPOSITORY, null, 1, next))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        assertThat(github.asked().getLast()).isEqualTo("GET " + next);
    }

    @Test
    void followsNoCursorToAnotherHost() {
        github.then(200, "[]", "https://evil.example/app/hook/deliveries?cursor=1");

        Refused.with(GitHubException.ParseError.class, deliveries.list(APP, null));
        Refused.with(GitHubException.InvalidInputs.class, deliveries.page(APP, null, 5, "https://evil.example/"));
        Refused.with(GitHubException.InvalidInputs.class, deliveries.page(APP, null, 101, null));
        assertThat(github.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400,InvalidInputs",
        "401,Unauthorized",
        "403,AccessDenied",
        "404,NotFound",
        "422,InvalidInputs",
        "418,ParseError"
    })
    void givesRefusalsTheirName(int status, String variant) {
        github.then(status, "{\"message\":\"no\"}");

        GitHubException refusal = Refused.with(GitHubException.class, deliveries.redeliver(REPOSITORY, 7));

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(variant);
        assertThat(refusal).hasMessageNotContaining("null");
    }
}

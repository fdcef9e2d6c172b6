package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookSignature;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class MockGitHubIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DISPATCHES = "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";

    private final Secret secret = new Secret("It's a Secret to Everybody");
    private final Receiver receiver = new Receiver();
    private final SteppedTimeline time = Timeline.stepped(TestTwin.START);
    private final MockGitHub gitHub = MockGitHub.start(MockGitHubOptions.onAnyPort(time)
            .deliveringTo(new Hook(receiver.url(), secret))
            .seeded(7));

    @AfterEach
    void stop() {
        gitHub.close();
        receiver.close();
    }

    private Mono<HttpStatus> dispatch(URI twin) {
        return WebClient.create(twin.toString())
                .post()
                .uri(DISPATCHES)
                .header("Authorization", "token any")
                .bodyValue("{\"ref\": \"main\", \"inputs\": {\"seconds\": 0}}")
                .exchangeToMono(answer ->
                        Mono.just(HttpStatus.valueOf(answer.statusCode().value())));
    }

    /** What was delivered, without checks, which say the same. */
    private Flux<Receiver.Received> runs() {
        return receiver.received().filter(delivery -> !delivery.event().startsWith("check_"));
    }

    private void dispatched() {
        StepVerifier.create(dispatch(gitHub.url()))
                .expectNext(HttpStatus.NO_CONTENT)
                .expectComplete()
                .verify(LIMIT);
        time.advance(TestTwin.LONG_ENOUGH);
    }

    @Test
    void deliversInOrderAndSigned() {
        dispatched();

        StepVerifier.create(runs().take(10).map(Receiver.Received::event))
                .expectNext("workflow_dispatch", "workflow_run", "workflow_job", "workflow_run", "workflow_job")
                .expectNext("workflow_job", "workflow_job", "workflow_job", "workflow_job", "workflow_run")
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void sendsGitHubsHeaders() {
        dispatched();

        StepVerifier.create(receiver.received().take(1))
                .assertNext(delivery -> {
                    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
                    assertThat(delivery.header("X-Hub-Signature-256")).isEqualTo(WebhookSignature.sha256(secret, body));
                    assertThat(delivery.header("X-Hub-Signature")).isEqualTo(WebhookSignature.sha1(secret, body));
                    assertThat(delivery.header("X-GitHub-Delivery")).matches("[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f-]+");
                    assertThat(delivery.header("X-GitHub-Hook-ID")).matches("[0-9]+");
                    assertThat(delivery.header("X-GitHub-Hook-Installation-Target-ID"))
                            .matches("[0-9]+");
                    assertThat(delivery.header("X-GitHub-Hook-Installation-Target-Type"))
                            .isEqualTo("integration");
                    assertThat(delivery.header("User-Agent")).startsWith("GitHub-Hookshot/");
                    assertThat(delivery.header("Content-Type")).isEqualTo("application/json");
                    assertThat(delivery.body()).contains("\"url\":\"" + gitHub.url() + "/repos/octo-org/hello-world\"");
                })
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void logsARefusedDeliveryAndNeverRepeatsIt() {
        receiver.answerWith(500);
        dispatched();

        StepVerifier.create(receiver.received().take(10))
                .expectNextCount(10)
                .expectComplete()
                .verify(LIMIT);

        assertThat(receiver.guids()).doesNotHaveDuplicates();
        assertThat(gitHub.deliveries())
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.statusCode()).isEqualTo(500));
        assertThat(gitHub.deliveries().getFirst().event()).isEqualTo("workflow_dispatch");
    }

    @Test
    void playsInRealTimeInOneLine() {
        try (MockGitHub real = MockGitHub.start(new Hook(receiver.url(), secret))) {
            StepVerifier.create(dispatch(real.url()))
                    .expectNext(HttpStatus.NO_CONTENT)
                    .expectComplete()
                    .verify(LIMIT);
            StepVerifier.create(runs().skip(9).take(1))
                    .assertNext(last -> assertThat(last.body()).contains("\"conclusion\":\"success\""))
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @Test
    void answersBesideTheApplicationWhenEnabled() {
        new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(SimulationConfigurationTests.Properties.class, SimulationConfiguration.class)
                .withPropertyValues("actions.simulation.enabled=true", "actions.simulation.port=0")
                .run(context -> StepVerifier.create(
                                dispatch(context.getBean(MockGitHub.class).url()))
                        .expectNext(HttpStatus.NO_CONTENT)
                        .expectComplete()
                        .verify(LIMIT));
    }
}

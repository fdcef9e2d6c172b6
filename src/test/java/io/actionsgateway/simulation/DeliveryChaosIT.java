package io.actionsgateway.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.Receiver.Received;
import io.actionsgateway.simulation.hook.DeliveryFault;
import io.actionsgateway.simulation.hook.DeliveryFault.Kind;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookDelivery;
import io.actionsgateway.simulation.hook.WebhookSignature;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

class DeliveryChaosIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DISPATCHES = "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";
    private static final int ALL = 16;

    private final Secret secret = new Secret("It's a Secret to Everybody");
    private final Receiver receiver = new Receiver();
    private final SteppedTimeline time = Timeline.stepped(TestTwin.START);
    private final MockGitHub gitHub = twin(receiver, time);
    private final WebClient client = WebClient.builder()
            .baseUrl(gitHub.url().toString())
            .defaultHeader("Authorization", "token any")
            .build();

    private MockGitHub twin(Receiver to, Timeline timeline) {
        return MockGitHub.start(MockGitHubOptions.onAnyPort(timeline)
                .deliveringTo(new Hook(to.url(), secret))
                .seeded(7));
    }

    @AfterEach
    void stop() {
        gitHub.close();
        receiver.close();
    }

    private void settle() {
        gitHub.settled().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void asApp(HttpHeaders headers) {
        headers.setBearerAuth(AppJwts.signed(gitHub.appPrivateKey(), time.now()));
    }

    private String post(String path, String body) {
        String answer = BlockingBridge.await(
                client.post().uri(path).bodyValue(body).retrieve().bodyToMono(String.class), LIMIT);
        return answer == null ? "" : answer;
    }

    private void play(DeliveryFault... faults) {
        for (DeliveryFault fault : faults) {
            gitHub.chaos().add(fault);
        }
        post(DISPATCHES, "{\"ref\": \"main\", \"inputs\": {\"seconds\": 0}}");
        time.advance(Duration.ofSeconds(10));
        settle();
    }

    private boolean isSigned(Received delivery) {
        return delivery.header("X-Hub-Signature-256")
                .equals(WebhookSignature.sha256(secret, delivery.body().getBytes(UTF_8)));
    }

    private static DeliveryFault completed(Kind kind) {
        return DeliveryFault.once(kind).on("workflow_run", "completed");
    }

    @Test
    void dropsADeliveryAndLogsItAsFailed() {
        play(completed(Kind.DROP));
        assertThat(receiver.kept()).hasSize(ALL - 1);
        WebhookDelivery lost = gitHub.deliveries().getLast();
        assertThat(lost.action()).isEqualTo("completed");
        assertThat(lost.statusCode()).isZero();
        assertThat(receiver.guids()).doesNotContain(lost.guid().toString());
    }

    @Test
    void deliversTwice() {
        play(completed(Kind.DUPLICATE));
        assertThat(receiver.kept()).hasSize(ALL + 1);
        List<Received> twice = receiver.kept().subList(ALL - 1, ALL + 1);
        assertThat(twice.getFirst().guid()).isEqualTo(twice.getLast().guid());
        assertThat(twice.getFirst().body()).isEqualTo(twice.getLast().body());
        assertThat(gitHub.deliveries()).hasSize(ALL + 1);
    }

    @Test
    void deliversLaterOnTheTimeline() {
        play(DeliveryFault.late(Kind.DELAY, Duration.ofHours(1)).on("workflow_dispatch"));
        assertThat(receiver.kept())
                .hasSize(ALL - 1)
                .noneMatch(each -> each.event().equals("workflow_dispatch"));
        time.advance(Duration.ofHours(1));
        settle();
        assertThat(receiver.kept().getLast().event()).isEqualTo("workflow_dispatch");
    }

    @Test
    void deliversLaterByARandomTime() {
        play(DeliveryFault.late(Kind.DELAY_UP_TO, Duration.ofHours(1)).withProbability(1));
        assertThat(receiver.kept()).hasSizeLessThan(ALL);
        time.advance(Duration.ofHours(1));
        settle();
        assertThat(receiver.guids())
                .hasSize(ALL)
                .isNotEqualTo(receiver.guids().stream().sorted().toList());
    }

    @Test
    void deliversBehindLaterOnes() {
        play(DeliveryFault.once(Kind.REORDER).on("workflow_dispatch").behind(3));
        assertThat(receiver.kept().stream().map(Received::event))
                .hasSize(ALL)
                .startsWith("check_suite", "workflow_run", "check_run", "workflow_dispatch");
    }

    @Test
    void holdsNothingBackForEver() {
        play(completed(Kind.REORDER));
        assertThat(receiver.kept()).hasSize(ALL - 1);
        time.advance(Duration.ofMinutes(1));
        settle();
        assertThat(receiver.kept().getLast().body()).contains("\"action\":\"completed\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CORRUPT", "WRONG_SIGNATURE", "TRUNCATE"})
    void spoilsASignature(Kind kind) {
        play(completed(kind));
        assertThat(receiver.kept()).hasSize(ALL);
        assertThat(receiver.kept().subList(0, ALL - 1)).allMatch(this::isSigned);
        Received spoilt = receiver.kept().getLast();
        assertThat(isSigned(spoilt)).isFalse();
        if (kind == Kind.WRONG_SIGNATURE) {
            assertThat(spoilt.body()).endsWith("}}");
        }
    }

    @Test
    void replaysUnderAFreshGuid() {
        play(completed(Kind.REPLAY));
        assertThat(receiver.kept()).hasSize(ALL + 1).allMatch(this::isSigned);
        Received replay = receiver.kept().getLast();
        Received original = receiver.kept().get(ALL - 1);
        assertThat(replay.body()).isEqualTo(original.body());
        assertThat(replay.guid()).isNotEqualTo(original.guid());
        assertThat(gitHub.deliveries()).hasSize(ALL);
    }

    @Test
    void strikesOnlyAsOftenAsSaidAndOnlyUntilItEnds() {
        play(DeliveryFault.once(Kind.DROP).on("workflow_job").times(2));
        assertThat(receiver.kept()).hasSize(ALL - 2);
        assertThat(gitHub.chaos().faults()).isEmpty();
        gitHub.chaos().add(DeliveryFault.once(Kind.DROP).withProbability(1));
        gitHub.chaos().clear();
        play();
        assertThat(receiver.kept()).hasSize(2 * ALL - 2);
    }

    @Test
    void isTheSameWithTheSameSeed() {
        DeliveryFault half = DeliveryFault.once(Kind.DROP).withProbability(0.5);
        play(half);
        SteppedTimeline again = Timeline.stepped(TestTwin.START);
        try (Receiver other = new Receiver();
                MockGitHub same = twin(other, again)) {
            same.chaos().add(half);
            var dispatch = WebClient.create(same.url().toString())
                    .post()
                    .uri(DISPATCHES)
                    .header("Authorization", "token any")
                    .bodyValue("{\"ref\": \"main\", \"inputs\": {\"seconds\": 0}}");
            var _ = BlockingBridge.await(dispatch.retrieve().toBodilessEntity(), LIMIT);
            again.advance(Duration.ofSeconds(10));
            same.settled().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
            assertThat(other.guids()).isEqualTo(receiver.guids()).hasSizeBetween(1, ALL - 1);
        }
    }

    @Test
    void recoversEverythingByRedeliveringWhatFailed() {
        receiver.answerWith((Received delivery) -> isSigned(delivery) ? 202 : 401);
        play(
                DeliveryFault.once(Kind.DROP).withProbability(0.3),
                DeliveryFault.once(Kind.CORRUPT).withProbability(0.3),
                DeliveryFault.once(Kind.TRUNCATE).withProbability(0.3));
        Set<String> taken = new HashSet<>();
        receiver.kept().stream().filter(this::isSigned).map(Received::guid).forEach(taken::add);
        assertThat(taken).hasSizeLessThan(ALL);
        String list = BlockingBridge.await(
                client.get()
                        .uri("/app/hook/deliveries?status=failure&per_page=100")
                        .headers(this::asApp)
                        .retrieve()
                        .bodyToMono(String.class),
                LIMIT);
        for (JsonNode failed : Template.JSON.readTree(list)) {
            var redelivery = client.post()
                    .uri("/app/hook/deliveries/" + failed.get("id") + "/attempts")
                    .headers(this::asApp);
            var _ = BlockingBridge.await(redelivery.retrieve().toBodilessEntity(), LIMIT);
        }
        settle();
        receiver.kept().stream().filter(this::isSigned).map(Received::guid).forEach(taken::add);
        assertThat(taken).hasSize(ALL);
    }
}

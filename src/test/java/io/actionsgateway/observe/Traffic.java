package io.actionsgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TwinClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Ordinary traffic: a twin that tells of runs, callers that ask, and a few who are refused. */
final class Traffic implements AutoCloseable {

    /** The ids of a twin's runs follow from when it starts: each tells of runs of its own. */
    private static final AtomicInteger TWINS = new AtomicInteger();

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);
    private static final String REPOSITORY = "/repos/octo-org/hello-world";

    private final ServiceClient service;
    private final SteppedTimeline time =
            Timeline.stepped(Instant.parse("2026-06-01T10:00:00Z").plus(Duration.ofHours(TWINS.getAndIncrement())));
    private final MockGitHub gitHub;

    Traffic(ServiceClient service) {
        this.service = service;
        Hook hook = new Hook(ServiceClient.uri(service.port(), "/webhooks/github"), new Secret(ServiceClient.SECRET));
        this.gitHub = MockGitHub.start(MockGitHubOptions.onAnyPort(time).deliveringTo(hook));
    }

    /** A run that fails and is run again, one that succeeds and one that goes on. */
    void play() {
        TwinClient twin = new TwinClient(service, gitHub);
        long failed = twin.dispatch("ci.yml", "{\"outcome\":\"failure\"}");
        twin.dispatch("ci.yml", "{}");
        time.advance(LONG_ENOUGH);
        awaitCompleted(failed);
        service.read("/api/v1" + REPOSITORY + "/runs/" + failed + "/wait?timeout=PT1S");
        twin.post("/actions/runs/" + failed + "/rerun", "");
        time.advance(LONG_ENOUGH);
        twin.dispatch("ci.yml", "{\"seconds\":\"86400\"}");
        time.advance(LONG_ENOUGH);
        ask();
        refuse();
    }

    private void awaitCompleted(long run) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsMatching(failure -> failure instanceof AssertionError)
                .until(() -> service.read("/api/v1" + REPOSITORY + "/runs/" + run)
                        .path("status")
                        .asString()
                        .equals("completed"));
    }

    private void ask() {
        As caller = new As(service, ServiceClient.KEY);
        for (int i = 0; i < 2; i++) {
            assertThat(caller.get("/api/v3" + REPOSITORY + "/actions/runs").statusCode())
                    .isEqualTo(200);
        }
        assertThat(caller.send("PUT", "/api/v1" + REPOSITORY + "/variables/COLOR", "{\"value\":\"blue\"}")
                        .statusCode())
                .isBetween(200, 204);
        caller.get("/api/v3/rate_limit");
    }

    private void refuse() {
        new As(service, "nobody").get("/api/v3" + REPOSITORY);
        service.deliver("default", "ping", UUID.randomUUID(), "wrong", "{}".getBytes(StandardCharsets.UTF_8));
        service.deliver("sing", "{\"song\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        gitHub.close();
    }
}

package io.actionsgateway.simulation.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHEvent;
import org.kohsuke.github.GHHook;

/** The most used client for Java, unchanged, against the twin. */
class Hub4jIT extends Hub4jFlows {

    private MockGitHub twin;

    @BeforeEach
    void start() throws IOException {
        SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
        twin = MockGitHub.start(MockGitHubOptions.onAnyPort(time));
        connect(twin.url().toString(), "hub4j-token", time);
    }

    @AfterEach
    void stop() {
        twin.close();
    }

    @Test
    void knowsWhoItIs() throws IOException {
        assertThat(gitHub.getMyself().getLogin()).isEqualTo("octocat");
        assertThat(gitHub.isCredentialValid()).isTrue();
        assertThat(gitHub.getRateLimit().getCore().getLimit()).isEqualTo(5_000);
        assertThat(gitHub.getMeta().getHooks()).isNotEmpty();
    }

    @Test
    void configuresAHook() throws IOException {
        GHHook hook = repository.createHook(
                "web",
                Map.of("url", "http://127.0.0.1:9/", "content_type", "json"),
                List.of(GHEvent.WORKFLOW_RUN),
                true);

        assertThat(repository.getHooks()).extracting(GHHook::getId).contains(hook.getId());
        hook.ping();
        hook.delete();
        assertThat(repository.getHooks()).extracting(GHHook::getId).doesNotContain(hook.getId());
    }
}

package io.actionsgateway.simulation.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactsTests {

    private final TestTwin twin = new TestTwin();
    private final WorkflowJob test =
            twin.played("ci.yml", Map.of()).latest().jobs("build").getFirst();
    private final Artifacts artifacts = twin.repository().artifacts();

    @Test
    void rememberTheLatestTenThousand() {
        long first = artifacts.newestFirst().getFirst().id();
        for (int i = 0; i < 10_000; i++) {
            artifacts.upload(test, twin.time.now());
        }

        assertThat(artifacts.newestFirst()).hasSize(10_000);
        assertThat(artifacts.artifact(first)).isEmpty();
    }

    @Test
    void keepNoContentButMakeTheSameAgain() {
        Artifact artifact = artifacts.newestFirst().getFirst();

        assertThat(artifact.content()).isEqualTo(artifact.content()).hasSize((int) artifact.sizeInBytes());
    }
}

package io.actionsgateway.simulation.clients;

import io.actionsgateway.simulation.MockGitHub;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's own client for JavaScript against the twin. */
class OctokitIT {

    @BeforeAll
    static void install() throws Exception {
        Octokit.install();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "settings", "apps"})
    void completesItsFlows(String flows) throws Exception {
        try (MockGitHub twin = MockGitHub.start()) {
            Map<String, String> environment = Map.of(
                    "GITHUB_API",
                    twin.url().toString(),
                    "TWIN_APP_PRIVATE_KEY",
                    twin.appPrivateKey().text());

            Octokit.complete(flows, environment);
        }
    }
}

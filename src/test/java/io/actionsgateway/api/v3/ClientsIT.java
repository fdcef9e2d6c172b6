package io.actionsgateway.api.v3;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestDatabase;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.clients.Hub4jFlows;
import io.actionsgateway.simulation.clients.Octokit;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub's clients, unchanged, against the service in front of a twin: their base address and their token are all that is
 * ours.
 */
@Import({TestDatabase.class, ServiceClient.class, TwinBehind.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "actions.leader.enabled=false",
            "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
            "actions.github.token=" + TwinBehind.TOKEN,
            "actions.github.admission.write-interval=0s",
            "actions.github.storage.private-hosts=127.0.0.1",
            "actions.security.quota.requests-per-hour=100000",
            "actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256
        })
class ClientsIT {

    private static final String ALL = "{\"actions\":\"write\",\"deployments\":\"write\",\"variables\":\"write\","
            + "\"secrets\":\"write\",\"environments\":\"write\",\"administration\":\"write\"}";

    @Autowired
    private ServiceClient client;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private MockGitHub twin;

    private String root() {
        return ServiceClient.uri(client.port(), DialectHandler.ROOT).toString();
    }

    /** A key of its own, from the service's own API. */
    private String key(String name, String repositories, String permissions) {
        String wish = "{\"name\":\"%s\",\"grants\":[{\"repositories\":%s,\"permissions\":%s}]}"
                .formatted(name, repositories, permissions);
        HttpResponse<String> made = client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/v1/keys"))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish)));
        return JsonMapper.shared().readTree(made.body()).get("key").asString();
    }

    /** GitHub's own client for JavaScript. */
    @Nested
    class OctokitAgainstTheService {

        @ParameterizedTest
        @ValueSource(strings = {"runs", "settings", "gateway"})
        void completesItsFlows(String flows) throws Exception {
            Octokit.install();
            twin.reset(Scenario.helloWorld());
            Map<String, String> environment = Map.of(
                    "GITHUB_API",
                    root(),
                    "GITHUB_TOKEN",
                    key("deployer-" + flows, "[\"octo-org\",\"octo-org/*\"]", ALL),
                    "REVIEWER_TOKEN",
                    key(
                            "reviewer-" + flows,
                            "[\"octo-org/hello-world\"]",
                            "{\"actions\":\"read\",\"deployments\":\"write\"}"));
            try (ScheduledExecutorService passing = Executors.newSingleThreadScheduledExecutor()) {
                var _ = passing.scheduleWithFixedDelay(
                        () -> time.advance(Duration.ofSeconds(1)), 0, 20, TimeUnit.MILLISECONDS);
                Octokit.complete(flows, environment);
                passing.shutdownNow();
            }
        }
    }

    /** The most used client for Java. */
    @Nested
    class Hub4jAgainstTheService extends Hub4jFlows {

        @BeforeEach
        void connect() throws IOException {
            twin.reset(Scenario.helloWorld());
            connect(root(), key("hub4j", "[\"octo-org/*\"]", ALL), time);
        }
    }
}

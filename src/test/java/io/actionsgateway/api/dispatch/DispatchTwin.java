package io.actionsgateway.api.dispatch;

import io.actionsgateway.api.v3.TestCallers;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.scenario.Scenario;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** One twin that is two GitHubs, and all that the service asks of it. */
@TestConfiguration(proxyBeanMethods = false)
class DispatchTwin {

    static final String TOKEN = "c4n4ry-of-the-dispatching-service";

    private static final String REPOSITORY = """
          - name: OWNER/hello-world
            workflows:
              quick.yml: {WORKFLOW}
              ruled.yml: {WORKFLOW}
              slow.yml: {SLOW}
              named.yml: {run-name: "${{ inputs.target }}", WORKFLOW}
              traced.yml: {run-name: "Deploy ${{ inputs.trace }}", WORKFLOW}
        """;
    private static final String WORKFLOW =
            "on: {workflow_dispatch: {inputs: {target: {}, trace: {}}}}, twin: {takes: 0}, jobs: {go: {}}";

    @Bean(destroyMethod = "close")
    MockGitHub twin() {
        MockGitHub twin = MockGitHub.start();
        twin.reset(scenario());
        return twin;
    }

    static Scenario scenario() {
        return Scenario.read("organizations: {octo-org: {}, ghes-org: {}}\nrepositories:\n" + repository("octo-org")
                + repository("ghes-org"));
    }

    private static String repository(String owner) {
        return REPOSITORY
                .replace("OWNER", owner)
                .replace("WORKFLOW", WORKFLOW)
                .replace("SLOW", WORKFLOW.replace("takes: 0", "takes: 600"));
    }

    @Bean
    DynamicPropertyRegistrar whereTheTwinIs(MockGitHub twin) {
        return properties -> {
            properties.add("actions.github.api-url", twin::url);
            properties.add("actions.github.credentials.enterprise.token", () -> TOKEN);
            properties.add("actions.github.credentials.enterprise.api-url", () -> twin.url() + "/api/v3");
            properties.add("actions.github.credentials.enterprise.serves", () -> "ghes-org/*");
        };
    }

    @Bean
    UpstreamCalls upstreamCalls() {
        return new UpstreamCalls();
    }

    @Bean
    TestCallers testCallers() {
        return new TestCallers();
    }
}

package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SimulationConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withUserConfiguration(Properties.class, SimulationConfiguration.class);

    @Test
    void startsNothingUnlessToldTo() {
        application.run(context -> assertThat(context).doesNotHaveBean(MockGitHub.class));
    }

    @Test
    void knowsItsHookByUrlAndSecret() {
        application
                .withPropertyValues(
                        "actions.simulation.webhook-url=http://localhost:8080/webhooks/github",
                        "actions.simulation.webhook-secret=local-dev-secret")
                .run(context -> {
                    SimulationProperties properties = context.getBean(SimulationProperties.class);
                    assertThat(properties.port()).isEqualTo(8090);
                    Hook hook = properties.hook();
                    assertThat(hook.url()).isEqualTo(URI.create("http://localhost:8080/webhooks/github"));
                    assertThat(hook.secret().utf8()).isEqualTo(new Secret("local-dev-secret").utf8());
                    assertThat(properties.toString()).doesNotContain("local-dev-secret");
                });
    }

    @ParameterizedTest
    @CsvSource({"8090, '', 8091", "0, '', 0", "65535, '', 0", "8090, 9000, 9000", "8090, 0, 0"})
    void storesAtTheNextPortUnlessTold(String port, String storagePort, int expected) {
        application
                .withPropertyValues("actions.simulation.port=" + port, "actions.simulation.storage-port=" + storagePort)
                .run(context -> assertThat(context.getBean(SimulationProperties.class)
                                .options(Timeline.stepped(TestTwin.START))
                                .storagePort())
                        .isEqualTo(expected));
    }

    @Test
    void refusesAHookWithoutASecret() {
        application
                .withPropertyValues("actions.simulation.webhook-url=http://localhost:8080/webhooks/github")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("webhook-url and webhook-secret come together"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SimulationProperties.class)
    static class Properties {}
}

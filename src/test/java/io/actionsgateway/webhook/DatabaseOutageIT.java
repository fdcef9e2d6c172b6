package io.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.TcpGate;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The database goes away and comes back while GitHub delivers. */
@ServiceTest
@Import(DatabaseOutageIT.Wire.class)
class DatabaseOutageIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private Wire.Gate gate;

    @Autowired
    private ConfigurableApplicationContext context;

    @AfterEach
    void mend() {
        gate.wire().mend();
    }

    @Test
    void answers503WithinTwoSecondsAndHealsByItself() {
        byte[] body = Payloads.job(Payloads.freshId(), 1, Payloads.freshId(), "build", "queued", null, "00:00");
        UUID guid = UUID.randomUUID();
        gate.wire().cut();

        Instant start = Instant.now();
        var refused = service.deliver("default", "workflow_job", guid, ServiceClient.SECRET, body);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("urn:actions-gateway:problem:delivery-not-stored");

        gate.wire().mend();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(service.deliver("default", "workflow_job", guid, ServiceClient.SECRET, body)
                                        .statusCode())
                                .isEqualTo(202));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(service.read("/api/v1/deliveries?guid=" + guid)
                                .path("items")
                                .path(0)
                                .path("state")
                                .stringValue())
                        .isEqualTo("processed"));
    }

    @Test
    void tellsReadersToComeBackLater() {
        gate.wire().cut();

        var answer = service.get("/api/v1/deliveries");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("urn:actions-gateway:problem:database-unavailable");
    }

    @Test
    void letsInByTheFirstKeyOnlyAndTellsTheOthersToComeBackLater() {
        String key = "agk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf16SUSs";
        gate.wire().cut();
        var later = service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), "/api/v1/keys/self"))
                .header("Authorization", "Bearer " + key));
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
        assertThat(later.body()).contains("urn:actions-gateway:problem:database-unavailable");
        assertThat(service.get("/api/v1/keys/self").statusCode()).isEqualTo(200);
    }

    @Test
    void isAliveButNotReadyUntilTheDatabaseIsBack() {
        assertThat(probe("readiness")).isEqualTo(200);
        gate.wire().cut();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(probe("readiness")).isEqualTo(503));
        assertThat(probe("liveness")).isEqualTo(200);

        gate.wire().mend();
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(probe("readiness")).isEqualTo(200));
    }

    @Test
    void isAliveButNotReadyWhileItStops() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(probe("readiness")).isEqualTo(503);
            assertThat(probe("liveness")).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private int probe(String name) {
        URI uri = ServiceClient.uri(service.managementPort(), "/actuator/health/" + name);
        return service.send(HttpRequest.newBuilder(uri)).statusCode();
    }

    /** Leads the service's connections through a gate. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Wire {

        record Gate(TcpGate wire) {}

        @Bean
        Gate gate(JdbcConnectionDetails database) {
            return ((ThroughGate) database).gate;
        }

        @Bean
        static BeanPostProcessor throughGate() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof JdbcConnectionDetails database && !(bean instanceof ThroughGate)
                            ? new ThroughGate(database)
                            : bean;
                }
            };
        }
    }

    private static final class ThroughGate implements JdbcConnectionDetails {

        private final JdbcConnectionDetails database;
        private final Gated address;
        private final Wire.Gate gate;

        ThroughGate(JdbcConnectionDetails database) {
            this.database = database;
            this.address = Gated.of(database.getJdbcUrl());
            this.gate = new Wire.Gate(new TcpGate(address.host(), address.port()));
        }

        @Override
        public String getUsername() {
            return database.getUsername();
        }

        @Override
        public String getPassword() {
            return database.getPassword();
        }

        @Override
        public String getJdbcUrl() {
            return database.getJdbcUrl()
                    .replace(
                            address.host() + ":" + address.port(),
                            "localhost:" + gate.wire().port());
        }
    }

    private record Gated(String host, int port) {
        static Gated of(String jdbcUrl) {
            URI address = URI.create(jdbcUrl.substring("jdbc:".length()));
            return new Gated(address.getHost(), address.getPort());
        }
    }
}

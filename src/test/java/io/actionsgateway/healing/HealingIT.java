package io.actionsgateway.healing;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.FreePort;
import io.actionsgateway.PostgresServer;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.hook.DeliveryFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was missed is made good: afterwards states and history are those of GitHub. */
class HealingIT {

    private static final Duration SPELL = Duration.ofMinutes(20);
    private static final String SECRET = "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET;
    private static final String LOG = "actions.webhook.hooks.default.delivery-log=";

    private final String database = PostgresServer.temporary().jdbcUrl();
    private final int port = FreePort.find();

    @Test
    void makesGoodWhatWasDroppedAndWhatHappenedWhileItWasDown() {
        try (Organization organization = new Organization(3, port);
                Recovery recovery = new Recovery(organization, database)) {
            Truth truth = new Truth(organization, port, database);
            try (Replica _ = Replica.start(database, port, organization, SECRET, LOG + organization.deliveryLog())) {
                recovery.work(SPELL, true);
                dropping(organization, 1);
                recovery.work(SPELL, true);
                dropping(organization, 0.05);
                recovery.work(SPELL, true);
                organization.gitHub().chaos().clear();
                recovery.heal(true);
                exact(truth.compare());
            }
            recovery.workUnheard(Duration.ofHours(2));
            limit(organization, "repos/get-webhook-delivery", FaultKind.SECONDARY);
            limit(organization, "actions/list-jobs-for-workflow-run", FaultKind.PRIMARY);
            try (Replica _ = Replica.start(database, port, organization, SECRET, LOG + organization.deliveryLog())) {
                recovery.heal(true);
                exact(truth.compare());
                reports(truth.read("/api/v1/healing"), organization);
            }
        }
    }

    @Test
    void makesStatesGoodWhereNoDeliveryLogMayBeRead() {
        try (Organization organization = new Organization(1, port);
                Recovery recovery = new Recovery(organization, database)) {
            Truth truth = new Truth(organization, port, database);
            try (Replica _ = Replica.start(database, port, organization, SECRET)) {
                recovery.work(SPELL, false);
            }
            recovery.workUnheard(Duration.ofHours(4));
            try (Replica _ = Replica.start(database, port, organization, SECRET)) {
                recovery.heal(false);
                Truth.Comparison found = truth.compare();
                assertThat(found.differences()).isEmpty();
                assertThat(recovery.number("select count(*) from (select job_id from workflow_job"
                                + " group by job_id having count(*) > 1) as carried_over"))
                        .isPositive();
            }
        }
    }

    @Test
    void takesEverythingInWithoutAnyWebhook() throws Exception {
        try (Organization organization = new Organization(5, 9);
                Recovery recovery = new Recovery(organization, database)) {
            Truth truth = new Truth(organization, port, database);
            try (Replica _ = Replica.start(
                    database,
                    port,
                    organization,
                    LOG + organization.deliveryLog(),
                    "actions.webhook.pull.enabled=true",
                    "actions.monitor.heal.enabled=false")) {
                recovery.work(SPELL, true);
                assertThat(posted())
                        .as("nobody can sign for a hook without secrets")
                        .isEqualTo(404);
                recovery.healByLog();
                exact(truth.compare());
                assertThat(truth.read("/api/v1/deliveries").path("items"))
                        .isNotEmpty()
                        .allSatisfy(one ->
                                assertThat(one.path("pulled").booleanValue()).isTrue());
            }
        }
    }

    private static void exact(Truth.Comparison found) {
        assertThat(found.runs()).isPositive();
        assertThat(found.differences()).isEmpty();
        assertThat(found.statements()).isPositive();
        assertThat(found.lacking()).isEmpty();
    }

    private static void dropping(Organization organization, double probability) {
        organization.gitHub().chaos().clear();
        organization
                .gitHub()
                .chaos()
                .add(DeliveryFault.once(DeliveryFault.Kind.DROP).withProbability(probability));
    }

    private static void limit(Organization organization, String operation, FaultKind kind) {
        organization.gitHub().faults().add(Fault.of(kind).at(operation).retryAfter(Duration.ofSeconds(30)));
    }

    private static void reports(JsonNode healing, Organization organization) {
        JsonNode sweep = healing.path("sweeps").path(0);
        assertThat(sweep.path("hook").asString()).isEqualTo("default");
        assertThat(sweep.path("delivery_log").asString()).isEqualTo(organization.deliveryLog());
        assertThat(sweep.path("pulled").longValue()).isPositive();
        assertThat(sweep.path("gets").longValue())
                .isGreaterThanOrEqualTo(sweep.path("pulled").longValue());
        assertThat(sweep.path("interrupted").booleanValue()).isFalse();
        assertThat(healing.path("repositories").path("repositories").intValue()).isEqualTo(1);
        assertThat(healing.path("repositories").path("lists").longValue()).isPositive();
    }

    private int posted() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/github"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "ping")
                .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }
}

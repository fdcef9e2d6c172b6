package io.actionsgateway.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.FreePort;
import io.actionsgateway.PostgresServer;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.hook.DeliveryFault;
import io.actionsgateway.simulation.hook.DeliveryFault.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The delivery logs of an organization's and of an App's hook, and the sample that tells whether healing works. */
class HookLogsIT {

    private static final Duration SPELL = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String SECRET = "actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET;

    private final String database = PostgresServer.temporary().jdbcUrl();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPOSITORY")
    void pullsWhatWasDroppedFromTheLogOf(HookOf owner) {
        int port = FreePort.find();
        try (Organization organization = new Organization(7, port, owner);
                Recovery recovery = new Recovery(organization, database);
                Replica replica = Replica.start(database, port, organization, settings(owner, organization))) {
            organization.gitHub().chaos().add(DeliveryFault.once(Kind.DROP).withProbability(0.5));
            recovery.work(SPELL, true);
            recovery.heal(true);

            Truth.Comparison found = new Truth(organization, port, database).compare();
            assertThat(found.differences()).isEmpty();
            assertThat(found.statements()).isPositive();
            assertThat(found.lacking()).isEmpty();
            assertThat(count(replica, "actions.webhook.sweep.deliveries", "pulled"))
                    .isPositive();
        }
    }

    @Test
    void hasGitHubDeliverAgainWhatTheLogDoesNotHold() {
        int port = FreePort.find();
        try (Organization organization = new Organization(13, port);
                Recovery recovery = new Recovery(organization, database)) {
            String[] settings = {
                SECRET,
                "actions.webhook.hooks.default.delivery-log=" + organization.deliveryLog(),
                "actions.webhook.sweep.redeliver=true",
                "actions.github.admission.write-interval=0s",
                "actions.monitor.heal.enabled=false"
            };
            try (Replica _ = Replica.start(database, port, organization, settings)) {
                recovery.work(SPELL, true);
            }
            recovery.workUnheard(SPELL);
            Fault contentIsGone = Fault.of(FaultKind.NOT_FOUND).at("repos/get-webhook-delivery");
            organization.gitHub().faults().add(contentIsGone.times(10_000));
            try (Replica replica = Replica.start(database, port, organization, settings)) {
                recovery.healByLog();
                organization.gitHub().faults().clear();

                Truth.Comparison found = new Truth(organization, port, database).compare();
                assertThat(found.differences()).isEmpty();
                assertThat(found.lacking()).isEmpty();
                assertThat(count(replica, "actions.webhook.sweep.deliveries", "redelivered"))
                        .isPositive();
            }
        }
    }

    @Test
    void findsAndHealsWhatDiffersFromGitHub() {
        int port = FreePort.find();
        Duration seldom = Duration.ofHours(2);
        try (Organization organization = new Organization(11, port);
                Recovery recovery = new Recovery(organization, database, seldom);
                Replica replica = Replica.start(
                        database,
                        port,
                        organization,
                        SECRET,
                        "actions.monitor.heal.interval=" + seldom,
                        "actions.monitor.heal.drift.interval=1m",
                        "actions.monitor.heal.drift.seed=1")) {
            recovery.work(SPELL, false);
            organization.gitHub().chaos().add(DeliveryFault.once(Kind.DROP).withProbability(1));
            recovery.work(SPELL, false);
            Truth truth = new Truth(organization, port, database);
            await().atMost(LONGEST).until(() -> {
                recovery.rest(Duration.ofMinutes(1));
                return count(replica, "actions.monitor.drift", "different") > 0
                        && known(truth).isEmpty();
            });
        }
    }

    /** Runs that began unheard are the reconciler's to find, and its turn is to come. */
    private static List<String> known(Truth truth) {
        return truth.compare().differences().stream()
                .filter(difference -> !difference.endsWith(" - - here") && !difference.endsWith(" [] here"))
                .toList();
    }

    private static String[] settings(HookOf owner, Organization organization) {
        List<String> settings = new ArrayList<>(
                List.of(SECRET, "actions.webhook.hooks.default.delivery-log=" + organization.deliveryLog()));
        if (owner == HookOf.APP) {
            Secret key = organization.gitHub().appPrivateKey();
            settings.addAll(
                    List.of("actions.github.app.client-id=1034", "actions.github.app.private-key=" + key.text()));
        }
        return settings.toArray(String[]::new);
    }

    private static double count(Replica replica, String meter, String outcome) {
        return replica.bean(MeterRegistry.class).find(meter).tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}

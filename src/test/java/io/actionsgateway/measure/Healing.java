package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.healing.Organization;
import io.actionsgateway.healing.Recovery;
import io.actionsgateway.healing.Replica;
import io.actionsgateway.healing.Truth;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.hook.DeliveryFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether runs, jobs and history are exact again after webhooks were lost or the service was down, and what that costs. */
final class Healing {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SPELL = Duration.ofMinutes(15);

    private final Database databases;
    private final Verdict verdict;
    private final int seed = Settings.number("seed", 1);

    private Healing(Database databases, Verdict verdict) {
        this.databases = databases;
        this.verdict = verdict;
    }

    /** What goes wrong between two spells in which all is well. */
    private enum Trouble {
        DROP_ALL("all webhooks dropped for 1 h", 0, true, false),
        DROP_SOME("all webhooks dropped for 1 h, then 5 % of them for 3 h", 0, true, false),
        DOWN_1("service down for 1 h", 1, true, false),
        DOWN_8("service down for 8 h", 8, true, false),
        DOWN_80("service down for 80 h", 80, true, false),
        LIMITED("service down for 8 h, limits met while it heals", 8, true, false),
        NO_LOG("service down for 8 h, no delivery log to read", 8, false, false),
        PULL("pull mode: no webhook ever comes; down for 1 h", 1, true, true),
        PULL_8("pull mode: no webhook ever comes; down for 8 h", 8, true, true);

        private final String title;
        private final Duration down;
        private final boolean log;
        private final boolean pull;

        Trouble(String title, int hoursDown, boolean log, boolean pull) {
            this.title = title;
            this.down = HOUR.multipliedBy(hoursDown);
            this.log = log;
            this.pull = pull;
        }
    }

    static void main() {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            var healing = new Healing(database, verdict);
            List<String> only = Settings.text("only")
                    .map(names -> List.of(names.split(",", -1)))
                    .orElse(List.of());
            for (Trouble trouble : Trouble.values()) {
                if (only.isEmpty() || only.contains(trouble.name())) {
                    healing.measure(trouble);
                }
            }
        }
        verdict.exit();
    }

    private void measure(Trouble trouble) {
        int port = FreePort.find();
        String database = databases.create("measure_service");
        // In pull mode nothing listens where GitHub delivers.
        try (Organization organization = new Organization(seed, trouble.pull ? 9 : port);
                Recovery recovery = new Recovery(organization, database)) {
            Truth truth = new Truth(organization, port, database);
            try (Replica _ = start(trouble, organization, database, port)) {
                recovery.work(trouble.pull ? HOUR : SPELL, trouble.log);
                if (trouble.down.isZero()) {
                    drop(organization, recovery, trouble == Trouble.DROP_SOME);
                    heal(trouble, organization, recovery, truth);
                    return;
                }
            }
            recovery.workUnheard(trouble.down);
            if (trouble == Trouble.LIMITED) {
                limit(organization);
            }
            try (Replica _ = start(trouble, organization, database, port)) {
                heal(trouble, organization, recovery, truth);
            }
        }
    }

    private void heal(Trouble trouble, Organization organization, Recovery recovery, Truth truth) {
        long start = System.nanoTime();
        Duration healed = recovery.heal(trouble.log);
        Duration real = Duration.ofNanos(System.nanoTime() - start);
        organization.gitHub().faults().clear();
        System.out.printf(
                "%s%n  healed within %d min of GitHub's time, %.1f s of ours%n",
                trouble.title, healed.toMinutes(), real.toMillis() / 1e3);
        report(trouble, truth.compare(), recovery);
    }

    private static void drop(Organization organization, Recovery recovery, boolean someLater) {
        organization
                .gitHub()
                .chaos()
                .add(DeliveryFault.once(DeliveryFault.Kind.DROP).withProbability(1));
        recovery.work(HOUR, true);
        organization.gitHub().chaos().clear();
        if (someLater) {
            organization
                    .gitHub()
                    .chaos()
                    .add(DeliveryFault.once(DeliveryFault.Kind.DROP).withProbability(0.05));
            recovery.work(HOUR.multipliedBy(3), true);
            organization.gitHub().chaos().clear();
        }
    }

    /** Now and then, in the middle of what heals. */
    private static void limit(Organization organization) {
        for (String operation : List.of(
                "repos/get-webhook-delivery",
                "repos/list-webhook-deliveries",
                "actions/list-jobs-for-workflow-run",
                "actions/list-workflow-runs-for-repo")) {
            for (FaultKind kind : List.of(FaultKind.SECONDARY, FaultKind.PRIMARY, FaultKind.SERVER_ERROR)) {
                organization
                        .gitHub()
                        .faults()
                        .add(Fault.of(kind).at(operation).times(2).withProbability(0.05));
            }
        }
    }

    private Replica start(Trouble trouble, Organization organization, String database, int port) {
        List<String> settings = new ArrayList<>();
        if (!trouble.pull) {
            settings.add("actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET);
        }
        if (trouble.log) {
            settings.add("actions.webhook.hooks.default.delivery-log=" + organization.deliveryLog());
        }
        settings.add("actions.webhook.pull.enabled=" + trouble.pull);
        return Replica.start(database, port, organization, settings.toArray(String[]::new));
    }

    private void report(Trouble trouble, Truth.Comparison found, Recovery recovery) {
        System.out.printf(
                "  %d attempts of runs, %d jobs; GitHub still holds %d statements; %d deliveries pulled%n",
                found.runs(),
                found.jobs(),
                found.statements(),
                recovery.number("select coalesce(sum(missing), 0) from hook_sweep"));
        System.out.printf(
                "  requests: %d delivery lists, %d deliveries, %d run lists, %d runs, %d job lists%n",
                recovery.number("select coalesce(sum(lists), 0) from hook_sweep"),
                recovery.number("select coalesce(sum(gets), 0) from hook_sweep"),
                recovery.number("select coalesce(sum(lists), 0) from repository_heal"),
                recovery.number("select coalesce(sum(gets), 0) from repository_heal"),
                recovery.number("select coalesce(sum(jobs), 0) from repository_heal"));
        found.differences().stream().limit(5).forEach(difference -> System.out.println("    " + difference));
        found.lacking().stream().limit(5).forEach(lacking -> System.out.println("    lacking " + lacking));
        verdict.check(found.differences().isEmpty(), found.differences().size() + " differences in states");
        if (trouble.log) {
            verdict.check(
                    found.lacking().isEmpty(), found.lacking().size() + " transitions missing that GitHub still holds");
        }
    }
}

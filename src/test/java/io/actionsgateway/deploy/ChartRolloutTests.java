package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new version, a drained node, a lost zone: somebody always serves, and who goes finishes first. */
class ChartRolloutTests {

    private static final String FILES = "io.actionsgateway.deploy.Chart#valuesFiles";

    @ParameterizedTest
    @MethodSource(FILES)
    void replacesNoReplicaBeforeItsSuccessorIsReady(Path values) {
        Deployment deployment = Chart.render(values).only(Deployment.class);

        assertThat(deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal())
                .isZero();
        assertThat(deployment.getSpec().getReplicas())
                .satisfiesAnyOf(
                        replicas -> assertThat(replicas).isNull(),
                        replicas -> assertThat(replicas).isGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void asksEachThingWhereItIsAnswered(Path values) {
        var service = Chart.render(values).service();

        assertThat(path(service.getReadinessProbe())).isEqualTo("/actuator/health/readiness");
        assertThat(path(service.getLivenessProbe())).isEqualTo("/actuator/health/liveness");
        assertThat(path(service.getStartupProbe())).isEqualTo("/actuator/health/liveness");
        assertThat(service.getStartupProbe().getPeriodSeconds()
                        * service.getStartupProbe().getFailureThreshold())
                .as("seconds for a start with migrations")
                .isGreaterThanOrEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void leavesTimeToDrainAndToFinish(Path values) {
        Manifests manifests = Chart.render(values);
        long drain = manifests.service().getLifecycle().getPreStop().getSleep().getSeconds();
        int grace = Integer.parseInt(settings(manifests, "spring", "lifecycle", "timeout-per-shutdown-phase")
                .replace("s", ""));

        assertThat(drain).isPositive();
        assertThat(manifests.template().getSpec().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(drain + 2L * grace);
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void spreadsOverZonesAndNodes(Path values) {
        Manifests manifests = Chart.render(values);

        assertThat(manifests.template().getSpec().getTopologySpreadConstraints())
                .allSatisfy(spread -> assertThat(manifests.podLabels())
                        .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()))
                .extracting(TopologySpreadConstraint::getTopologyKey)
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void losesOneAtATimeWhenNodesAreDrained(Path values) {
        Manifests manifests = Chart.render(values);
        var budget = manifests.only(PodDisruptionBudget.class).getSpec();

        assertThat(budget.getMaxUnavailable().getIntVal()).isOne();
        assertThat(manifests.podLabels())
                .containsAllEntriesOf(budget.getSelector().getMatchLabels());
    }

    @Test
    void leavesTheNumberOfReplicasToTheAutoscaler() {
        Manifests manifests = Chart.render(Map.of("autoscaling.enabled", true));

        assertThat(manifests.only(Deployment.class).getSpec().getReplicas()).isNull();
        var autoscaler = manifests.only(HorizontalPodAutoscaler.class).getSpec();
        assertThat(autoscaler.getMinReplicas()).isGreaterThan(1);
        assertThat(autoscaler.getScaleTargetRef().getName())
                .isEqualTo(manifests.only(Deployment.class).getMetadata().getName());
    }

    @Test
    void makesNewPodsOfAnotherConfiguration() {
        assertThat(checksum(Map.of("config.actions.webhook.deadline", "6s"))).isNotEqualTo(checksum(Map.of()));
        assertThat(checksum(Map.of("service.port", 80))).isEqualTo(checksum(Map.of()));
    }

    @Test
    void readsItsSecretsWhereTheyAreMounted() {
        Manifests manifests = Chart.whole();
        String folder = settings(manifests, "spring", "config", "import");

        assertThat(manifests.service().getVolumeMounts())
                .anyMatch(mount ->
                        mount.getName().equals("secrets") && folder.equals("configtree:" + mount.getMountPath() + "/"));
        assertThat(manifests.template().getSpec().getVolumes().stream()
                        .filter(volume -> volume.getName().equals("secrets"))
                        .flatMap(volume -> volume.getProjected().getSources().stream())
                        .flatMap(source -> source.getSecret().getItems().stream())
                        .map(item -> item.getPath()))
                .containsExactlyInAnyOrder(
                        "spring.datasource.username",
                        "spring.datasource.password",
                        "actions.webhook.hooks.default.secrets[0]",
                        "actions.webhook.hooks.default.secrets[1]",
                        "actions.github.app.client-id",
                        "actions.github.app.private-key",
                        "actions.github.token",
                        "actions.security.bootstrap-key-sha256");
    }

    @Test
    void readsItsSettingsWhereTheImageLooksForThem() {
        String folder = Dockerfile.read(Path.of("Dockerfile")).last("WORKDIR") + "/config";

        assertThat(Chart.render(Chart.DEFAULTS).service().getVolumeMounts())
                .anyMatch(mount ->
                        mount.getName().equals("config") && mount.getMountPath().equals(folder));
    }

    @Test
    void tellsWhereGitHubDelivers() {
        String output = Installed.with(Map.of("ingress.webhook.enabled", true)).output();

        assertThat(output)
                .contains("https://actions.example.com/webhooks/github\n", "helm -n actions test ci", "security.oidc");
    }

    private static String checksum(Map<String, ?> values) {
        return Chart.render(values).template().getMetadata().getAnnotations().get("checksum/config");
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
        return probe.getHttpGet().getPath();
    }

    private static String settings(Manifests manifests, String... path) {
        Object value = Manifests.documents(manifests.every(ConfigMap.class).stream()
                        .map(map -> map.getData().get("application.yaml"))
                        .filter(text -> text != null)
                        .findFirst()
                        .orElseThrow())
                .iterator()
                .next();
        for (String key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value.toString();
    }
}

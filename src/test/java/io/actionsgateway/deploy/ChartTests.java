package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart is whole: linted, rendered for each values file, and every field of it known to Kubernetes. */
class ChartTests {

    @Test
    void lints() {
        assertThat(Chart.lint())
                .satisfies(result -> assertThat(result.isFailed())
                        .as("%s", result.getMessages())
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("io.actionsgateway.deploy.Chart#valuesFiles")
    void rendersWhatKubernetesKnows(Path values) {
        assertThat(Chart.render(values).all()).isNotEmpty().allSatisfy(ChartTests::isKnown);
    }

    @Test
    void rendersWhatKubernetesKnowsWithEverythingSwitchedOn() {
        assertThat(Chart.whole().all())
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "ServiceAccount",
                        "ConfigMap",
                        "ConfigMap",
                        "Service",
                        "Service",
                        "Deployment",
                        "Pod",
                        "PodDisruptionBudget",
                        "HorizontalPodAutoscaler",
                        "NetworkPolicy",
                        "Ingress",
                        "Ingress",
                        "HTTPRoute",
                        "HTTPRoute",
                        "ServiceMonitor",
                        "PrometheusRule");
        assertThat(Chart.whole().all()).allSatisfy(ChartTests::isKnown);
    }

    private static void isKnown(HasMetadata manifest) {
        assertThat(manifest.getMetadata().getName())
                .matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")
                .hasSizeLessThanOrEqualTo(63);
        assertThat(manifest.getMetadata().getLabels())
                .containsKeys("app.kubernetes.io/name", "app.kubernetes.io/instance", "helm.sh/chart");
        if (manifest instanceof GenericKubernetesResource) {
            assertThat(manifest.getApiVersion()).isEqualTo("monitoring.coreos.com/v1");
        } else {
            assertThat(UnknownFields.of(manifest)).isEmpty();
        }
    }
}

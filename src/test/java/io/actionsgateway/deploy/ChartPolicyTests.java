package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no values file may take from the pods: the restricted profile of Pod Security, and a little more. */
class ChartPolicyTests {

    private static final String FILES = "io.actionsgateway.deploy.Chart#valuesFiles";

    @ParameterizedTest
    @MethodSource(FILES)
    void runsPodsRestricted(Path values) {
        assertThat(Chart.render(values).pods()).isNotEmpty().allSatisfy(ChartPolicyTests::isRestricted);
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void runsContainersRestricted(Path values) {
        assertThat(Chart.render(values).containers()).isNotEmpty().allSatisfy(ChartPolicyTests::isRestricted);
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void givesNobodyAToken(Path values) {
        Manifests manifests = Chart.render(values);
        assertThat(manifests.only(ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getEnableServiceLinks()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void keepsNoSecretItself(Path values) {
        Manifests manifests = Chart.render(values);
        assertThat(manifests.every(Secret.class)).isEmpty();
        assertThat(manifests.containers().flatMap(one -> one.getEnv().stream()))
                .extracting(EnvVar::getName)
                .isSubsetOf("JDK_JAVA_OPTIONS");
        assertThat(manifests.template().getSpec().getVolumes().stream()
                        .filter(volume -> volume.getProjected() != null)
                        .flatMap(volume -> volume.getProjected().getSources().stream()))
                .isNotEmpty()
                .extracting(VolumeProjection::getSecret)
                .allSatisfy(secret -> assertThat(secret.getName()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void saysWhatItNeeds(Path values) {
        assertThat(Chart.render(values).containers()).allSatisfy(one -> {
            assertThat(one.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(one.getResources().getLimits()).containsKey("memory").doesNotContainKey("cpu");
            assertThat(one.getImage())
                    .matches(".+(:[^:]+|@sha256:[0-9a-f]{64})")
                    .doesNotEndWith(":latest");
        });
    }

    private static void isRestricted(PodSpec pod) {
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
    }

    private static void isRestricted(Container container) {
        var security = Objects.requireNonNull(container.getSecurityContext());
        assertThat(security.getRunAsNonRoot()).isTrue();
        assertThat(security.getReadOnlyRootFilesystem()).isTrue();
        assertThat(security.getAllowPrivilegeEscalation()).isFalse();
        assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(security.getCapabilities().getAdd()).isEmpty();
        assertThat(security.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    }
}

package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who reaches what: GitHub the one path, callers the API, Prometheus the metrics; and nobody more. */
class ChartNetworkTests {

    private static final String FILES = "io.actionsgateway.deploy.Chart#valuesFiles";

    @Test
    void isReachedFromOutsideByNobodyUnlessSaid() {
        Manifests manifests = Chart.render(Chart.DEFAULTS);

        assertThat(manifests.every(Ingress.class)).isEmpty();
        assertThat(manifests.every(HTTPRoute.class)).isEmpty();
        assertThat(manifests.every(Service.class))
                .allSatisfy(service -> assertThat(service.getSpec().getType()).isEqualTo("ClusterIP"));
    }

    @Test
    void opensTheWebhookPathAndNoOtherByIngress() {
        Manifests manifests = Chart.render(Map.of("ingress.webhook.enabled", true));

        assertThat(paths(manifests.only(Ingress.class))).singleElement().satisfies(path -> {
            assertThat(path.getPath()).isEqualTo("/webhooks/github");
            assertThat(path.getPathType()).isEqualTo("Prefix");
            assertThat(path.getBackend().getService().getPort().getName()).isEqualTo("http");
        });
    }

    @Test
    void opensTheWebhookPathToPostsAloneByGatewayApi() {
        Manifests manifests =
                Chart.render(Map.of("gateway.webhook.enabled", true, "gateway.webhook.parentRefs[0].name", "public"));

        assertThat(manifests
                        .only(HTTPRoute.class)
                        .getSpec()
                        .getRules()
                        .getFirst()
                        .getMatches())
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.getPath().getValue()).isEqualTo("/webhooks/github");
                    assertThat(match.getMethod()).isEqualTo("POST");
                });
    }

    @Test
    void keepsTheApiOnAnIngressOfItsOwn() {
        Manifests manifests = Chart.whole();

        assertThat(manifests.every(Ingress.class))
                .hasSize(2)
                .allSatisfy(ingress -> assertThat(paths(ingress))
                        .singleElement()
                        .extracting(HTTPIngressPath::getPath)
                        .isEqualTo(ingress.getMetadata().getName().endsWith("-api") ? "/api" : "/webhooks/github"));
        assertThat(manifests.every(Ingress.class))
                .extracting(ingress -> ingress.getSpec().getRules().getFirst().getHost())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void leadsFromOutsideNeverToTheManagementPort(Path values) {
        assertThat(Chart.render(values).every(Ingress.class).stream().flatMap(one -> paths(one).stream()))
                .allSatisfy(path ->
                        assertThat(path.getBackend().getService().getName()).doesNotEndWith("-management"));
        assertThat(Chart.render(values).every(HTTPRoute.class).stream()
                        .flatMap(one -> one.getSpec().getRules().stream())
                        .flatMap(rule -> rule.getBackendRefs().stream()))
                .allSatisfy(backend -> assertThat(backend.getName()).doesNotEndWith("-management"));
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void servesWhatThePodsAre(Path values) {
        Manifests manifests = Chart.render(values);
        assertThat(manifests.every(Service.class)).hasSize(2).allSatisfy(service -> {
            assertThat(manifests.podLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector());
            assertThat(manifests.service().getPorts())
                    .anyMatch(port -> new IntOrString(port.getName())
                            .equals(service.getSpec().getPorts().getFirst().getTargetPort()));
        });
    }

    @ParameterizedTest
    @MethodSource(FILES)
    void saysWhoMayComeInAndWhereItMayGo(Path values) {
        var policy = Chart.render(values).only(NetworkPolicy.class).getSpec();

        assertThat(policy.getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(policy.getIngress()).allSatisfy(rule -> {
            assertThat(rule.getFrom()).isNotEmpty();
            assertThat(rule.getPorts()).hasSize(1);
        });
        assertThat(policy.getEgress())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty());
        assertThat(ports(policy.getEgress().stream().flatMap(rule -> rule.getPorts().stream())))
                .containsOnly(53, 443, 5432);
    }

    @Test
    void keepsPrivateAddressesOutOfWhatIsTakenForGitHub() {
        var blocks = Chart.render(Chart.DEFAULTS).only(NetworkPolicy.class).getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .filter(peer -> peer.getIpBlock() != null)
                .toList();

        assertThat(blocks)
                .singleElement()
                .satisfies(peer -> assertThat(peer.getIpBlock().getExcept())
                        .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"));
    }

    @Test
    void letsTracesOutWhileThereAreAny() {
        assertThat(egressPorts(Map.of("tracing.enabled", false))).doesNotContain(4318);
        assertThat(egressPorts(Map.of("tracing.enabled", true))).contains(4318);
    }

    private static Stream<Integer> egressPorts(Map<String, ?> values) {
        return ports(Chart.render(values).only(NetworkPolicy.class).getSpec().getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream()));
    }

    @Test
    void reachesNothingButTheEnterpriseServerWhereThereIsOne() {
        var policy = Chart.render(Chart.FOLDER.resolve("examples/values-ghes.yaml"))
                .only(NetworkPolicy.class)
                .getSpec();

        assertThat(policy.getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .filter(peer -> peer.getIpBlock() != null)
                        .map(peer -> peer.getIpBlock().getCidr()))
                .containsExactlyInAnyOrder("10.40.0.0/24", "10.20.0.10/32", "10.20.0.20/32");
    }

    private static List<HTTPIngressPath> paths(Ingress ingress) {
        return ingress.getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .toList();
    }

    private static Stream<Integer> ports(Stream<NetworkPolicyPort> ports) {
        return ports.map(port -> port.getPort().getIntVal());
    }
}

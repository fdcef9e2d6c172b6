package io.actionsgateway.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the chart makes, as Kubernetes reads it: typed by its own description of itself.
 *
 * @param all in the order of the chart's output
 */
record Manifests(List<HasMetadata> all) {

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    Manifests {
        all = List.copyOf(all);
    }

    /** Reads YAML documents; keys that come twice, which Kubernetes would drop in silence, are an error. */
    static Manifests parse(String yaml) {
        return new Manifests(StreamSupport.stream(documents(yaml).spliterator(), false)
                .filter(Map.class::isInstance)
                .map(document -> (HasMetadata)
                        KUBERNETES.unmarshal(new Dump(DumpSettings.builder().build()).dumpToString(document)))
                .toList());
    }

    static Iterable<Object> documents(String yaml) {
        return new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
    }

    <T extends HasMetadata> List<T> every(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T only(Class<T> type) {
        List<T> found = every(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type.getSimpleName());
        }
        return found.getFirst();
    }

    List<HasMetadata> ofKind(String kind) {
        return all.stream().filter(one -> one.getKind().equals(kind)).toList();
    }

    /** The pods of the service, and that of {@code helm test}. */
    Stream<PodSpec> pods() {
        return Stream.concat(
                every(Deployment.class).stream()
                        .map(deployment -> deployment.getSpec().getTemplate().getSpec()),
                every(Pod.class).stream().map(Pod::getSpec));
    }

    Stream<Container> containers() {
        return pods().flatMap(pod -> pod.getContainers().stream());
    }

    PodTemplateSpec template() {
        return only(Deployment.class).getSpec().getTemplate();
    }

    Container service() {
        return template().getSpec().getContainers().getFirst();
    }

    Map<String, String> podLabels() {
        ObjectMeta metadata = template().getMetadata();
        return metadata.getLabels();
    }
}

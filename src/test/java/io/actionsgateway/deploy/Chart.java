package io.actionsgateway.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Helm chart, as Helm itself reads it; no cluster is asked. */
final class Chart {

    static final Path FOLDER = Path.of("helm/actions-gateway");
    static final Path DEFAULTS = FOLDER.resolve("values.yaml");

    private Chart() {}

    /** The defaults, and each example. */
    static Stream<Path> valuesFiles() {
        return Stream.of(
                DEFAULTS,
                FOLDER.resolve("examples/values-small.yaml"),
                FOLDER.resolve("examples/values-large.yaml"),
                FOLDER.resolve("examples/values-ghes.yaml"));
    }

    static LintResult lint() {
        return new Helm(FOLDER).lint().strict().call();
    }

    static Manifests render(Path values) {
        return Manifests.parse(command().withValuesFile(values).call());
    }

    static Manifests render(Map<String, ?> values) {
        TemplateCommand command = command();
        values.forEach(command::set);
        return Manifests.parse(command.call());
    }

    private static TemplateCommand command() {
        return new Helm(FOLDER).template().withName("ci").withNamespace("actions").withKubeVersion("1.30.0");
    }

    /** Everything that can be switched on, switched on. */
    static Manifests whole() {
        TemplateCommand command = command();
        for (String part : List.of("ingress.webhook", "ingress.api", "gateway.webhook", "gateway.api", "autoscaling")) {
            command.set(part + ".enabled", true);
        }
        for (String part : List.of("serviceMonitor", "rules", "dashboards")) {
            command.set("monitoring." + part + ".enabled", true);
        }
        command.set("gateway.webhook.parentRefs[0].name", "public").set("gateway.api.parentRefs[0].name", "internal");
        command.set("github.app.existingSecret", "app").set("github.token.existingSecret", "token");
        command.set("security.bootstrapKey.existingSecret", "bootstrap").set("trustStore.existingSecret", "trust");
        command.set("database.caSecret", "ca").set("javaOptions", "-Dx=y").set("priorityClassName", "high");
        return Manifests.parse(command.call());
    }
}

package io.actionsgateway.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The Helm chart, as Helm itself reads it; no cluster is asked. */
public final class Chart {

    static final Path FOLDER = Path.of("helm/actions-gateway");
    static final Path DEFAULTS = FOLDER.resolve("values.yaml");

    /** Helm's Java binding leaves hooks out of what it renders, and the pod of {@code helm test} is one. */
    private static final Path WITHOUT_HOOKS = withoutHooks(Path.of("target/chart"));

    private Chart() {}

    /** The defaults, and each example. */
    public static Stream<Path> valuesFiles() {
        return Stream.of(
                DEFAULTS,
                FOLDER.resolve("examples/values-small.yaml"),
                FOLDER.resolve("examples/values-large.yaml"),
                FOLDER.resolve("examples/values-ghes.yaml"));
    }

    /** The {@code application.yaml} that it mounts, for such values. */
    public static String settings(Path values) {
        return render(values).every(ConfigMap.class).stream()
                .map(map -> map.getData().get("application.yaml"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
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
        return new Helm(WITHOUT_HOOKS)
                .template()
                .withName("ci")
                .withNamespace("actions")
                .withKubeVersion("1.30.0");
    }

    /** Everything that can be switched on, switched on. */
    static Manifests whole() {
        TemplateCommand command = command();
        for (String part :
                List.of("ingress.webhook", "ingress.api", "gateway.webhook", "gateway.api", "autoscaling", "tracing")) {
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

    private static Path withoutHooks(Path copy) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            FileSystemUtils.deleteRecursively(copy);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "without-hook:"));
            }
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

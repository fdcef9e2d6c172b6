package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The image keeps to what the chart and the compose file rely on. */
class DockerfileTests {

    private final Dockerfile file = Dockerfile.read(Path.of("Dockerfile"));

    @Test
    void namesEachBaseByTagAndNeverByLatest() {
        assertThat(file.defaultsOf("JDK_IMAGE", "BASE_IMAGE"))
                .allSatisfy(image -> assertThat(image)
                        .matches("[a-z0-9./_-]+:[A-Za-z0-9._-]+")
                        .doesNotEndWith(":latest"));
    }

    @Test
    void runsAsANumberThatIsNotRoot() {
        assertThat(file.last("USER")).isEqualTo("65532:65532");
    }

    @Test
    void needsNoShellAtRunTime() {
        assertThat(file.last("ENTRYPOINT")).startsWith("[\"/opt/java/bin/java\"");
        assertThat(file.last("HEALTHCHECK")).contains(" CMD [\"/opt/java/bin/java\"", "io.actionsgateway.HealthCheck");
        assertThat(file.ofLastStage()).noneMatch(line -> line.startsWith("RUN "));
    }

    @Test
    void startsWithTheCacheAndTheFlagsThatItWasTrainedWith() {
        assertThat(file.last("ENTRYPOINT"))
                .contains("@/app/java.options", "-XX:AOTCache=/app/actions-gateway.aot", "/app/actions-gateway.jar");
        assertThat(file.ofLastStage()).anyMatch(line -> line.startsWith("COPY --from=train /app/actions-gateway.aot"));
    }

    @Test
    void saysWhatItIs() {
        assertThat(file.last("LABEL"))
                .contains(
                        "image.title=",
                        "image.description=",
                        "image.licenses=\"MIT\"",
                        "image.version=",
                        "image.revision=",
                        "image.created=");
        assertThat(file.ofLastStage()).anyMatch(line -> line.contains("application.cdx.json"));
    }

    @Test
    void bringsTheSeldomChangedFirst() {
        assertThat(file.ofLastStage().stream().filter(line -> line.startsWith("COPY --from=build /layers/")))
                .containsExactly(
                        "COPY --from=build /layers/dependencies/ ./",
                        "COPY --from=build /layers/snapshot-dependencies/ ./",
                        "COPY --from=build /layers/application/ ./");
    }

    @Test
    void namesNoArchitecture() {
        assertThat(file.lines()).noneMatch(line -> line.matches("(?i).*(amd64|x86_64|aarch64).*"));
    }

    @Test
    void copiesOnlyWhatTheBuilderIsGiven() throws IOException {
        List<String> given = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*");
        assertThat(file.lines().stream()
                        .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                        .flatMap(line -> Arrays.stream(line.split(" "))
                                .skip(1)
                                .takeWhile(word ->
                                        !word.startsWith("/") && !word.startsWith("./") && !word.endsWith("/"))))
                .allSatisfy(source -> {
                    assertThat(Path.of(source)).exists();
                    assertThat(given).anyMatch(source::startsWith);
                });
    }

    @Test
    void runsScriptsThatRunAnywhere() throws IOException {
        for (String script : List.of("lay-out.sh", "link-runtime.sh", "train.sh", "measure-start.sh")) {
            Path path = Path.of("docker", script);
            assertThat(path).isExecutable();
            assertThat(Files.readString(path))
                    .startsWith("#!/usr/bin/env bash\n")
                    .contains("set -euo pipefail");
        }
    }
}

package io.actionsgateway.observe;

import io.actionsgateway.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus of its own that looks at one service every second and knows our rules; it keeps what it knows in a folder. */
final class Prometheus implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Prometheus watching(int managementPort, Path folder) throws IOException {
        int port = FreePort.find();
        Path rules = Path.of("helm/actions-gateway/rules/actions-gateway.yaml").toAbsolutePath();
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                        global: {scrape_interval: 1s, evaluation_interval: 1s}
                        rule_files: ["%s"]
                        scrape_configs:
                          - job_name: actions-gateway
                            metrics_path: /actuator/prometheus
                            static_configs: [{targets: ["localhost:%d"]}]
                        """.formatted(rules, managementPort));
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    /** How many series a query gives now; an error of Prometheus' is an error here. */
    int series(String query) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        if (!answer.path("status").asString().equals("success")) {
            throw new AssertionError(query + ": " + answer.path("error").asString());
        }
        return answer.path("data").path("result").size();
    }

    /** The rules that it could not evaluate. */
    long brokenRules() {
        return get("/api/v1/rules")
                .path("data")
                .path("groups")
                .path(0)
                .path("rules")
                .valueStream()
                .filter(rule -> !rule.path("health").asString().equals("ok"))
                .count();
    }

    private JsonNode get(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return JsonMapper.shared()
                    .readTree(http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException away) {
            throw new AssertionError("Prometheus does not answer", away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(hangs -> process.destroyForcibly())
                .join();
    }
}

package io.actionsgateway.measure;

import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of five jobs on a twin whose time is moved, and how many requests the twin has answered. */
final class Fleet implements AutoCloseable {

    static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final MockGitHub gitHub;
    private final SteppedTimeline time;

    Fleet(MockGitHub gitHub, SteppedTimeline time) {
        this.gitHub = gitHub;
        this.time = time;
    }

    /** Starts runs that last so long. */
    List<Long> dispatch(int count, Duration length) {
        List<Long> runs = new ArrayList<>();
        String body = "{\"ref\":\"main\",\"inputs\":{\"seconds\":\"%d\"},\"return_run_details\":true}"
                .formatted(length.toSeconds());
        for (int i = 0; i < count; i++) {
            HttpResponse<String> answer = send(request("/actions/workflows/matrix.yml/dispatches")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            runs.add(JSON.readTree(answer.body()).path("workflow_run_id").asLong());
        }
        return runs;
    }

    /** Moves time in steps; after each one every run that has not ended is looked at. */
    void follow(List<Long> runs, Duration step, LongPredicate ended) {
        Set<Long> open = new LinkedHashSet<>(runs);
        while (!open.isEmpty()) {
            time.advance(step);
            open.removeIf(ended::test);
        }
    }

    /** Asks the twin itself. */
    JsonNode get(String path) {
        return JSON.readTree(send(request(path).GET()).body());
    }

    /** How many requests the twin has answered, this one not counted: it numbers them. */
    long answered() {
        String id = send(request("").GET())
                .headers()
                .firstValue("x-github-request-id")
                .orElseThrow();
        return Long.parseLong(id.substring(id.indexOf(':') + 1), 16) - 1;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gitHub.url() + REPOSITORY + path))
                .header("Authorization", "Bearer measure-poller");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        gitHub.close();
        http.close();
    }
}

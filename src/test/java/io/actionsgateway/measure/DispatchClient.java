package io.actionsgateway.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wants one run, and does not rest before it has it: gives up early now and then, sends the same again, to either replica,
 * also twice at once. Chance is seeded.
 */
final class DispatchClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ROOT = "/api/v1";
    private static final Duration IMPATIENT = Duration.ofMillis(50);
    private static final Duration PATIENT = Duration.ofSeconds(90);
    private static final long LONGEST_PAUSE = 5;
    private static final double IMPATIENCE = 0.15;
    private static final double TWICE = 0.15;
    private static final Duration LOST = Duration.ofMillis(200);
    private static final int MOST = 200;

    private final List<Integer> replicas;
    private final String owner;
    private final String key;
    private final Random random;
    private final DispatchTally tally;

    DispatchClient(List<Integer> replicas, String owner, String key, Random random, DispatchTally tally) {
        this.replicas = replicas;
        this.owner = owner;
        this.key = key;
        this.random = random;
        this.tally = tally;
    }

    /** Gives the run that it was told. */
    long run() throws IOException, InterruptedException {
        for (int tries = 0; tries < MOST; tries++) {
            boolean impatient = random.nextDouble() < IMPATIENCE;
            if (random.nextDouble() < TWICE) {
                var _ = HTTP.sendAsync(dispatch(PATIENT), HttpResponse.BodyHandlers.ofString())
                        .thenAccept(other -> tally.count("beside " + other.statusCode()));
            }
            try {
                HttpResponse<String> answer =
                        HTTP.send(dispatch(impatient ? IMPATIENT : PATIENT), HttpResponse.BodyHandlers.ofString());
                tally.count(Integer.toString(answer.statusCode()));
                if (answer.statusCode() == 201) {
                    return JsonMapper.shared()
                            .readTree(answer.body())
                            .path("run_id")
                            .longValue();
                }
                later(answer);
            } catch (HttpTimeoutException gaveUp) {
                tally.count("given up by the client");
            } catch (IOException gone) {
                tally.count("connection lost");
                Wait.pause(LOST);
            }
        }
        throw new IllegalStateException("no run for " + key);
    }

    private void later(HttpResponse<String> answer) throws IOException, InterruptedException {
        if (answer.statusCode() == 202) {
            if (random.nextBoolean()) {
                String id =
                        JsonMapper.shared().readTree(answer.body()).path("id").asString();
                HttpResponse<String> decided = HTTP.send(
                        request(ROOT + "/dispatches/" + id + "?wait=PT30S")
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                JsonNode entry = JsonMapper.shared().readTree(decided.body());
                tally.count("waited: " + entry.path("state").asString());
            } else {
                Wait.pause(Duration.ofMillis(500));
            }
        } else {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            Wait.pause(Duration.ofSeconds(Math.min(LONGEST_PAUSE, seconds)));
        }
    }

    private HttpRequest dispatch(Duration patience) {
        String body =
                "{\"ref\":\"main\",\"inputs\":{\"number\":\"%s\"},\"correlation_input\":\"trace\"}".formatted(key);
        return request(ROOT + "/repos/" + owner + "/hello-world/workflows/traced.yml/dispatches")
                .timeout(patience)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        int port = replicas.get(random.nextInt(replicas.size()));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer measure-key");
    }
}

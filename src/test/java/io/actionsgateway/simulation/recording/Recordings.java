package io.actionsgateway.simulation.recording;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Small recordings. */
final class Recordings {

    private static final TreeMap<String, String> JSON = new TreeMap<>(Map.of("content-type", "application/json"));

    private Recordings() {}

    static Body json(String text) {
        return Body.of("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    static Entry.Request request(String method, String target, String body) {
        return new Entry.Request(method, target, new TreeMap<>(), json(body));
    }

    static Entry.Exchange exchange(String method, String target, String body, int status, String answer) {
        return new Entry.Exchange(
                Duration.ofMillis(1500), request(method, target, body), new Entry.Response(status, JSON, json(answer)));
    }

    static Entry.Delivery delivery(int number) {
        return new Entry.Delivery(
                Duration.ofSeconds(number),
                "00000000-0000-1000-8000-%012d".formatted(number),
                "workflow_job",
                "queued",
                JSON,
                json("{\"action\":\"queued\",\"number\":" + number + "}"),
                202);
    }

    static Recording deliveries(int count) {
        return new Recording(
                "deliveries",
                IntStream.range(0, count).<Entry>mapToObj(Recordings::delivery).toList());
    }

    static Recording exchanges() {
        return new Recording(
                "exchanges",
                List.of(
                        exchange("GET", "/runs/1", "", 200, "{\"status\":\"queued\"}"),
                        exchange("GET", "/runs/1", "", 200, "{\"status\":\"completed\"}"),
                        exchange("GET", "/runs?page=1&per_page=30", "", 200, "[]"),
                        exchange("POST", "/dispatches", "{\"ref\":\"main\",\"inputs\":{\"a\":1}}", 204, ""),
                        exchange("PUT", "/secrets/A", "{\"encrypted_value\":\"***7\",\"key_id\":\"1\"}", 201, "{}")));
    }
}

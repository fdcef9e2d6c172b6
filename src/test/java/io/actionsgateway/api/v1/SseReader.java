package io.actionsgateway.api.v1;

import io.actionsgateway.ServiceClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads a stream of server-sent events as they come. */
final class SseReader implements AutoCloseable {

    /** One event; a comment has the name {@code comment}. */
    record Event(String name, @Nullable String id, JsonNode data) {
        String text(String field) {
            return data.path(field).asString("");
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> answer;
    private final Stream<String> lines;

    private SseReader(HttpClient http, HttpResponse<Stream<String>> answer) {
        this.http = http;
        this.answer = answer;
        this.lines = answer.body();
        Thread.ofVirtual().start(this::read);
    }

    /** Opens a stream, which must be there. */
    static SseReader open(ServiceClient service, String path, String... headers) {
        return openAs(ServiceClient.KEY, service, path, headers);
    }

    /** Opens a stream as somebody else, which must be there. */
    static SseReader openAs(String key, ServiceClient service, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(service.port(), path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<Stream<String>> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + ": "
                        + String.join("\n", answer.body().toList()));
            }
            return new SseReader(client, answer);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /** A finite stream, whole, without its comments. */
    static List<Event> all(ServiceClient service, String path, String... headers) {
        try (SseReader reader = open(service, path, headers)) {
            return reader.until("end");
        }
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    Event next() {
        try {
            Event event = events.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    /** Events up to the first of a name, without comments. */
    List<Event> until(String name) {
        List<Event> found = new ArrayList<>();
        while (true) {
            Event event = next();
            if (!event.name().equals("comment")) {
                found.add(event);
            }
            if (event.name().equals(name)) {
                return found;
            }
        }
    }

    /** What logs say, put together. */
    static String content(List<Event> events) {
        StringBuilder content = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals("log"))
                .forEach(event -> content.append(event.text("content")));
        return content.toString();
    }

    /** What went wrong, in order. */
    static List<String> codes(List<Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("error"))
                .map(event -> event.data().path("error").path("code").asString())
                .toList();
    }

    private void read() {
        String name = "message";
        String id = null;
        StringBuilder data = new StringBuilder();
        try {
            for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
                String line = all.next();
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, JsonMapper.shared().readTree(data.toString())));
                    }
                    name = "message";
                    id = null;
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    events.add(new Event("comment", null, MissingNode.getInstance()));
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("id:")) {
                    id = line.substring("id:".length());
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()));
                }
            }
        } catch (RuntimeException broken) {
            events.add(new Event("broken", null, MissingNode.getInstance()));
        }
        events.add(new Event("closed", null, MissingNode.getInstance()));
    }

    @Override
    public void close() {
        lines.close();
        http.shutdownNow();
    }
}

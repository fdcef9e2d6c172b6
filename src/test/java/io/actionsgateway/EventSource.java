package io.actionsgateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Server-Sent Events as a browser does: what comes is kept until a test asks for it. */
public final class EventSource implements AutoCloseable {

    private static final int LONGEST_WAIT_SECONDS = 20;

    /**
     * What one blank line ended.
     *
     * @param event {@code null} for one without data, which only moves the id; {@code closed} at the end of the connection
     */
    public record Frame(String id, String event, String data) {

        /** The data. */
        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> answer;
    private volatile String lastId = "";

    private EventSource(HttpRequest request) {
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** Connects, and returns when the answer has begun. */
    public static EventSource open(HttpRequest.Builder request) {
        return new EventSource(request.header("Accept", "text/event-stream").build());
    }

    public HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The id to go on from. */
    public String lastId() {
        return lastId;
    }

    /** The next frames with data of the kind wanted; others are passed over. */
    public List<Frame> next(int count, Predicate<Frame> wanted) {
        List<Frame> found = new ArrayList<>();
        while (found.size() < count) {
            Frame frame = next();
            if (wanted.test(frame)) {
                found.add(frame);
            } else if ("closed".equals(frame.event())) {
                throw new AssertionError("closed after " + found);
            }
        }
        return found;
    }

    /** The next frame, also one without data. */
    public Frame next() {
        try {
            Frame frame = frames.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("nothing came for " + LONGEST_WAIT_SECONDS + " s");
            }
            return frame;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String event = null;
            String data = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    frames.add(new Frame(lastId, event, data));
                    event = null;
                    data = null;
                } else if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
        } catch (IOException closed) {
            // The end of the connection is told below.
        }
        frames.add(new Frame(lastId, "closed", null));
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}

package io.actionsgateway.stream.callback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is called. Answers 204, or what the test says; 0 is no answer at all. */
final class Receiver implements AutoCloseable {

    /** What came. */
    record Call(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }

        String id() {
            return header("webhook-id");
        }

        /** The name by which it was called. */
        String host() {
            return header("host").replaceFirst(":\\d+$", "");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private record Answer(int status, Map<String, String> headers) {
        static Answer of(int status) {
            return new Answer(status, Map.of());
        }
    }

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile String held = "";

    Receiver() {
        this(0);
    }

    Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body);
        calls.add(call);
        if (held.equals(call.host())) {
            awaitRelease();
        }
        Answer answer = answers.poll();
        if (answer == null) {
            answer = Answer.of(204);
        }
        if (answer.status() == 0) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves those unanswered who call it by that name, until they are released. */
    void hold(String host) {
        held = host;
    }

    void release() {
        held = "";
        released.countDown();
    }

    /** What it answers next. */
    void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status == 302 ? new Answer(302, Map.of("Location", url("/elsewhere"))) : Answer.of(status));
        }
    }

    /** The same, with a header. */
    void answer(int status, String header, String value) {
        answers.add(new Answer(status, Map.of(header, value)));
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }
}

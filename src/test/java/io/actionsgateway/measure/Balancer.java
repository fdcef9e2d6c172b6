package io.actionsgateway.measure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands before replicas as a load balancer does: a delivery goes to one that is there, and to the next if that fails. */
final class Balancer implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "transfer-encoding");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private volatile List<Integer> replicas = List.of();
    private final Set<Integer> away = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> ended = new ConcurrentHashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private volatile long stepNanos = System.nanoTime();

    Balancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    void before(List<Integer> ports) {
        replicas = List.copyOf(ports);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Takes a replica out, as an orchestrator does before it stops one. */
    void out(int replica) {
        away.add(replica);
    }

    void in(int replica) {
        away.remove(replica);
    }

    /** What happens from now on happens now. */
    void step() {
        stepNanos = System.nanoTime();
    }

    /** When a run ended, on the clock of {@link System#nanoTime()}. */
    long endOf(long run) {
        return ended.getOrDefault(run, Long.MAX_VALUE);
    }

    /** How many deliveries no replica took. */
    long lost() {
        return lost.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        note(body);
        int status = forward(exchange, body);
        if (status / 100 != 2) {
            lost.incrementAndGet();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void note(byte[] body) {
        JsonNode payload = JsonMapper.shared().readTree(body);
        if (payload.path("action").asString("").equals("completed") && payload.has("workflow_run")) {
            ended.putIfAbsent(payload.path("workflow_run").path("id").longValue(), stepNanos);
        }
    }

    private int forward(HttpExchange exchange, byte[] body) {
        List<Integer> there =
                replicas.stream().filter(port -> !away.contains(port)).toList();
        for (int port : there.isEmpty() ? replicas : there) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + exchange.getRequestURI()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException next) {
                System.out.println("  a delivery went to the next replica: " + next);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return 502;
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}

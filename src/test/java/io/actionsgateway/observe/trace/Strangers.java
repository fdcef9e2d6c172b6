package io.actionsgateway.observe.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** GitHub's API, its storage and a receiver of callbacks, of which only one thing matters: what the wire brings them. */
final class Strangers implements AutoCloseable {

    static final String STORAGE = "/storage/";
    static final String RECEIVER = "/receiver";

    /** What came; names of headers in lower case. */
    record Asked(String path, Set<String> headers) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server = started();
    private final HttpServer storage = started();

    private HttpServer started() {
        try {
            HttpServer one = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 50);
            one.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            one.createContext("/", this::answer);
            one.start();
            return one;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().toString();
            asked.add(new Asked(
                    path,
                    exchange.getRequestHeaders().keySet().stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet())));
            if (path.endsWith("/zip")) {
                exchange.getResponseHeaders()
                        .set("Location", url(storage) + STORAGE + "artifact.zip?sig=c4n4ry-of-the-storage");
                exchange.sendResponseHeaders(302, -1);
            } else {
                byte[] body = "{\"id\":77,\"full_name\":\"octo-org/hello-world\"}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    String url() {
        return url(server);
    }

    private static String url(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Those whose paths hold this. */
    List<Asked> asked(String part) {
        return asked.stream().filter(one -> one.path().contains(part)).toList();
    }

    /** Headers that tell of traces, whoever invented them. */
    static boolean ofTraces(String header) {
        return Set.of("traceparent", "tracestate", "baggage", "b3").contains(header) || header.startsWith("x-b3-");
    }

    @Override
    public void close() {
        server.stop(0);
        storage.stop(0);
    }
}

package io.actionsgateway.observe.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes spans as OTLP over HTTP, and keeps them. */
final class Collector implements AutoCloseable {

    /** A span as it came. */
    record Seen(String service, Span span) {

        String name() {
            return span.getName();
        }

        String trace() {
            return HexFormat.of().formatHex(span.getTraceId().toByteArray());
        }

        String id() {
            return HexFormat.of().formatHex(span.getSpanId().toByteArray());
        }

        String parent() {
            return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
        }

        Map<String, String> attributes() {
            return span.getAttributesList().stream()
                    .collect(Collectors.toMap(KeyValue::getKey, pair -> text(pair.getValue())));
        }

        String attribute(String key) {
            return attributes().get(key);
        }

        private static String text(AnyValue value) {
            return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
        }
    }

    private final HttpServer server;
    private final List<Seen> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = body(exchange);
            if (away) {
                refused.incrementAndGet();
                return;
            }
            for (ResourceSpans spans : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                String service = spans.getResource().getAttributesList().stream()
                        .filter(pair -> pair.getKey().equals("service.name"))
                        .map(pair -> pair.getValue().getStringValue())
                        .findFirst()
                        .orElse("");
                spans.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .forEach(span -> all.add(new Seen(service, span)));
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return in.readAllBytes();
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> all() {
        return List.copyOf(all);
    }

    /** Those of one trace. */
    List<Seen> trace(String id) {
        return all.stream().filter(seen -> seen.trace().equals(id)).toList();
    }

    /** Hangs up on whoever comes, or is there again. */
    void away(boolean now) {
        away = now;
    }

    /** On how many it hung up. */
    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

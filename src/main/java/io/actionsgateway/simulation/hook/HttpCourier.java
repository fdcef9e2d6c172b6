package io.actionsgateway.simulation.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Carries letters over HTTP/1.1. Follows no redirects, and keeps the first 64 KiB of an answer. */
public final class HttpCourier implements Courier {

    /** GitHub waits ten seconds for the whole answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int KEPT = 64 * 1024;
    private final Duration patience;
    private final HttpClient client;

    public HttpCourier(Duration patience) {
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public Reply carry(Letter letter) {
        long startNanos = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> answer = null;
        try {
            answer = client.sendAsync(request(letter), _ -> new Beginning(KEPT));
            HttpResponse<byte[]> response = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return Reply.answered(
                    response.statusCode(), headers(response), new String(response.body(), UTF_8), since(startNanos));
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return Reply.timedOut(since(startNanos));
        } catch (ExecutionException | IllegalArgumentException unreachable) {
            return Reply.unreachable(since(startNanos));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return Reply.unreachable(since(startNanos));
        }
    }

    private static HttpRequest request(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(letter.url());
        letter.headers().forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(letter.body()))
                .build();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

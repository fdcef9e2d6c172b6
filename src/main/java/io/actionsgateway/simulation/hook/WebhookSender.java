package io.actionsgateway.simulation.hook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to one hook: in order, one at a time, each once. Like GitHub it waits ten seconds for the answer and
 * never tries again. Accepting an event never blocks; the queue is not bounded.
 */
public final class WebhookSender implements Consumer<WebhookEvent>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Hook hook;
    private final DeliveryLog deliveries;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService queue = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("twin-webhooks").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    public WebhookSender(Hook hook, DeliveryLog deliveries) {
        this.hook = hook;
        this.deliveries = deliveries;
    }

    @Override
    public void accept(WebhookEvent event) {
        queue.execute(() -> deliver(event));
    }

    private void deliver(WebhookEvent event) {
        long startNanos = System.nanoTime();
        int status = send(event);
        if (queue.isShutdown()) {
            return;
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
        deliveries.add(new WebhookDelivery(event.guid(), event.event(), event.action(), status, duration));
        if (status / 100 != 2) {
            log.warn("Delivery {} ({} {}) got status {}", event.guid(), event.event(), event.action(), status);
        }
    }

    private int send(WebhookEvent event) {
        try {
            return client.send(request(event), BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return 0;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpRequest request(WebhookEvent event) {
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(hook.url())
                .timeout(PATIENCE)
                .header("Accept", "*/*")
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitHub-Hookshot/7fd1a60")
                .header("X-GitHub-Delivery", event.guid().toString())
                .header("X-GitHub-Event", event.event())
                .header("X-GitHub-Hook-ID", Long.toString(Hook.ID))
                .header("X-GitHub-Hook-Installation-Target-ID", Long.toString(Hook.APP_ID))
                .header("X-GitHub-Hook-Installation-Target-Type", "integration")
                .header("X-Hub-Signature", WebhookSignature.sha1(hook.secret(), body))
                .header("X-Hub-Signature-256", WebhookSignature.sha256(hook.secret(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public void close() {
        queue.shutdownNow();
        client.shutdownNow();
    }
}

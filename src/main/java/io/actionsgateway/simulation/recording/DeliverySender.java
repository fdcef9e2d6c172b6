package io.actionsgateway.simulation.recording;

import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookSignature;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sends what is due, one at a time and in order of due time, and judges the answers. Ends with the last one. */
final class DeliverySender {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Hook hook;
    private final Judgement judgement = new Judgement();
    private final CompletableFuture<ReplayReport> report = new CompletableFuture<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService queue =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("replay").factory());
    private int left;

    DeliverySender(Hook hook, int sendings) {
        this.hook = hook;
        left = sendings;
        if (sendings == 0) {
            end();
        }
    }

    CompletableFuture<ReplayReport> report() {
        return report;
    }

    void schedule(Sending sending, Duration delay, Timeline timeline) {
        if (delay.isZero()) {
            queue.execute(() -> deliver(sending));
        } else {
            timeline.after(delay, () -> queue.execute(() -> deliver(sending)));
        }
    }

    /** Runs in the queue's one thread. */
    private void deliver(Sending sending) {
        if (sending.delivery().body() instanceof Body.LeftOut) {
            judgement.notKept(sending);
        } else {
            judgement.answered(sending, send(sending));
        }
        left--;
        if (left == 0) {
            end();
        }
    }

    private void end() {
        report.complete(judgement.report());
        queue.shutdown();
        client.shutdown();
    }

    private int send(Sending sending) {
        try {
            return client.send(request(sending), BodyHandlers.discarding()).statusCode();
        } catch (IOException | IllegalArgumentException unreachable) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpRequest request(Sending sending) {
        byte[] body = sending.delivery().body().bytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(hook.url()).timeout(PATIENCE);
        headers(sending.delivery()).forEach(request::header);
        return request.header("X-Hub-Signature", WebhookSignature.sha1(hook.secret(), body))
                .header("X-Hub-Signature-256", WebhookSignature.sha256(hook.secret(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        sending.kind() == Sending.Kind.CORRUPTED ? corrupted(body) : body))
                .build();
    }

    private static SortedMap<String, String> headers(Entry.Delivery delivery) {
        SortedMap<String, String> headers = new TreeMap<>(KeptHeaders.ofDelivery(delivery.headers()));
        headers.putIfAbsent("content-type", "application/json");
        headers.putIfAbsent("user-agent", "GitHub-Hookshot/7fd1a60");
        headers.put("accept", "*/*");
        headers.put("x-github-delivery", delivery.guid());
        headers.put("x-github-event", delivery.event());
        return headers;
    }

    private static byte[] corrupted(byte[] body) {
        byte[] changed = body.length == 0 ? new byte[] {' '} : body.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }
}

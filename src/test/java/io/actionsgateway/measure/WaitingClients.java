package io.actionsgateway.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** Clients that wait for runs and, as real ones do, ask again when they are not answered, at whichever replica is next. */
final class WaitingClients {

    private final List<Integer> replicas;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Integer, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean given;

    /**
     * The end as a client was told it.
     *
     * @param run which
     * @param nanos when, on the clock of {@link System#nanoTime()}
     */
    record Answer(long run, long nanos) {}

    WaitingClients(List<Integer> replicas) {
        this.replicas = List.copyOf(replicas);
    }

    /** Some clients for each run, at both replicas. */
    void begin(List<Long> runs, int each) {
        for (int i = 0; i < runs.size() * each; i++) {
            int number = threads.size();
            long run = runs.get(i % runs.size());
            threads.add(Thread.ofVirtual().start(() -> wait(number, run)));
        }
    }

    private void wait(int number, long run) {
        int turn = number / 50 + number;
        while (!given && !answers.containsKey(number)) {
            try {
                HttpResponse<String> answer = http.send(request(turn, run), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200 && isFinal(answer.body())) {
                    answers.put(number, new Answer(run, System.nanoTime()));
                    return;
                }
                again.incrementAndGet();
                refused.addAndGet(answer.statusCode() / 100 == 5 ? 1 : 0);
                turn += answer.headers().firstValue("Retry-After").isPresent() ? 1 : 0;
            } catch (IOException gone) {
                broken.incrementAndGet();
                turn++;
                Wait.pause(Duration.ofMillis(100));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private HttpRequest request(int turn, long run) {
        int port = replicas.get(turn % replicas.size());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + Fleet.REPOSITORY + "/runs/"
                        + run + "/wait?timeout=PT60S"))
                .header("Authorization", "Bearer measure-key")
                .build();
    }

    private static boolean isFinal(String body) {
        return JsonMapper.shared().readTree(body).path("final").booleanValue();
    }

    /** Waits for them; gives the answers that have come. */
    List<Answer> end(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        given = true;
        http.shutdownNow();
        return List.copyOf(answers.values());
    }

    /** How often a client was told "not yet", and asked again. */
    long again() {
        return again.get();
    }

    /** How often a client was answered an error, and asked again. */
    long refused() {
        return refused.get();
    }

    /** How often a connection was refused or broke, and its client asked the other replica. */
    long broken() {
        return broken.get();
    }
}

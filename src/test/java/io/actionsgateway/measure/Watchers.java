package io.actionsgateway.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Picks some of the acknowledged deliveries and asks the REST API, every 5 ms, until it tells what they said. */
final class Watchers implements LoadClient.Listener {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofMillis(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private enum Phase {
        IDLE,
        WARMING,
        COUNTING
    }

    private record Sample(long number, long due, long answered, boolean counted) {}

    private final int port;
    private final Stories stories;
    private final int every;
    private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
    private final Histogram delays = new ConcurrentHistogram(3);
    private final Thread[] threads = new Thread[64];
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private volatile Phase phase = Phase.IDLE;
    private volatile boolean ended;

    Watchers(int port, Stories stories, int every) {
        this.port = port;
        this.stories = stories;
        this.every = every;
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().daemon().start(this::watch);
        }
    }

    @Override
    public void answered(long number, int status, long due) {
        if (phase != Phase.IDLE && number % every == 0 && status / 100 == 2) {
            samples.add(new Sample(number, due, System.nanoTime(), phase == Phase.COUNTING));
        }
    }

    /** From now on samples are followed, so that the API warms up too, but do not count. */
    void warmUp() {
        phase = Phase.WARMING;
    }

    /** From now on samples count. */
    void count() {
        phase = Phase.COUNTING;
    }

    /** How many samples could not be read in time. */
    long missed() {
        return missed.get() + samples.size();
    }

    /** How many samples waited for a watcher, so that their delay is partly our own. */
    long late() {
        return late.get();
    }

    /** Waits for the samples that are still open; nanoseconds from when the delivery was due until it was readable. */
    Histogram end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return delays;
    }

    private void watch() {
        try {
            while (!ended || !samples.isEmpty()) {
                Sample sample = samples.poll(100, TimeUnit.MILLISECONDS);
                if (sample != null) {
                    follow(sample);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a connection of its own, because a server closes one that idles. */
    private void follow(Sample sample) {
        if (sample.counted() && System.nanoTime() - sample.answered() > LATE.toNanos()) {
            late.incrementAndGet();
        }
        try (var connection = new HttpConnection(port)) {
            follow(sample, connection);
        } catch (IOException broken) {
            missed.incrementAndGet();
            System.out.println("A watcher lost its connection: " + broken);
        }
    }

    private void follow(Sample sample, HttpConnection connection) throws IOException {
        Fact fact = stories.fact(sample.number());
        String path = "/api/v1/repos/" + stories.repository(sample.number()) + "/runs/" + fact.run() + "/transitions";
        while (System.nanoTime() - sample.due() < LONGEST.toNanos()) {
            HttpConnection.Answer answer = connection.get(path);
            if (answer.status() == 200 && tells(answer.body(), fact)) {
                if (sample.counted()) {
                    delays.recordValue(System.nanoTime() - sample.due());
                }
                return;
            }
            Wait.pause(Duration.ofMillis(5));
        }
        missed.incrementAndGet();
        System.out.println("Not readable within " + LONGEST.toSeconds() + " s: " + fact);
    }

    private static boolean tells(String body, Fact fact) {
        return StreamSupport.stream(JSON.readTree(body).path("items").spliterator(), false)
                .anyMatch(item -> item.path("status").asString("").equals(fact.status())
                        && id(item.path("job_id")) == fact.job());
    }

    private static long id(JsonNode job) {
        return job.asLong(0);
    }
}

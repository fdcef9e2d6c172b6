package io.actionsgateway.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Callers who read from the API over kept-alive connections; a request is sent once, whatever becomes of it. */
final class ReadingClients {

    private final int port;
    private final Stories stories;
    private final LoadClient deliveries;
    private final Pace pace;
    private final Map<String, Long> answers = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();

    ReadingClients(int port, Stories stories, LoadClient deliveries, Pace pace) {
        this.port = port;
        this.stories = stories;
        this.deliveries = deliveries;
        this.pace = pace;
    }

    void begin(int clients) {
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().daemon().start(this::read));
        }
    }

    private void read() {
        HttpConnection connection = null;
        for (OptionalLong due = pace.next(); due.isPresent(); due = pace.next()) {
            String answer;
            boolean ended = true;
            try {
                connection = connection == null ? new HttpConnection(port) : connection;
                String repository = stories.repository(Math.max(0, deliveries.told() - 1));
                answer = Integer.toString(connection
                        .get("/api/v1/repos/" + repository + "/runs?limit=5")
                        .status());
                ended = connection.ended();
            } catch (IOException broken) {
                answer = broken.getMessage();
            }
            answers.merge(answer, 1L, Long::sum);
            if (connection != null && ended) {
                connection.close();
                connection = null;
            }
        }
        if (connection != null) {
            connection.close();
        }
    }

    /** How often each status came, or what came instead; waits for the last answers. */
    Map<String, Long> end() throws InterruptedException {
        pace.stop();
        for (Thread thread : threads) {
            thread.join();
        }
        return new TreeMap<>(answers);
    }
}

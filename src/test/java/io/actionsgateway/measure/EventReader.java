package io.actionsgateway.measure;

import io.actionsgateway.stream.LogPosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One who follows the events of all runs: hangs up at random and comes back to any replica with the id of the last event
 * that it has. It keeps what it was told. For one thread; the figures may be read once it has ended.
 */
final class EventReader implements Runnable {

    private static final List<String> RANKS = List.of("queued", "in_progress", "completed");
    private static final int LONGEST_PAUSE_MILLIS = 200;

    private final Supplier<List<Integer>> ports;
    private final Random random;
    private final int longest;
    private final Map<String, Integer> furthest = new HashMap<>();
    private String place = "";
    private LogPosition last = new LogPosition(0, 0, 0);
    private long[] told = new long[1024];
    private volatile int count;
    private volatile boolean open;
    private volatile boolean done;
    private int untilHangUp;
    private int connections;
    private int refusals;
    private int outOfOrder;
    private int outOfOrderInRun;

    /**
     * A reader who has not begun.
     *
     * @param longest most events between two hang-ups
     */
    EventReader(Supplier<List<Integer>> ports, long seed, int longest) {
        this.ports = ports;
        this.random = new Random(seed);
        this.longest = longest;
    }

    @Override
    public void run() {
        while (!done) {
            try {
                untilHangUp = 1 + random.nextInt(longest);
                connect();
            } catch (IOException broken) {
                refusals++;
            }
            Wait.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
        }
    }

    private void connect() throws IOException {
        List<Integer> choice = ports.get();
        int port = choice.get(random.nextInt(choice.size()));
        var request = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/v1/events")
                .toURL()
                .openConnection();
        request.setRequestProperty("Authorization", "Bearer measure-key");
        request.setRequestProperty("Accept", "text/event-stream");
        if (!place.isEmpty()) {
            request.setRequestProperty("Last-Event-ID", place);
        }
        request.setConnectTimeout(2000);
        request.setReadTimeout(30_000);
        try (var lines =
                new BufferedReader(new InputStreamReader(request.getInputStream(), StandardCharsets.UTF_8), 1 << 16)) {
            connections++;
            read(lines);
        } finally {
            request.disconnect();
        }
    }

    private void read(BufferedReader lines) throws IOException {
        String id = place;
        String kind = "";
        String data = "";
        for (String line = lines.readLine(); line != null && untilHangUp > 0 && !done; line = lines.readLine()) {
            if (line.isEmpty()) {
                take(id, kind, data);
                kind = "";
                data = "";
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                kind = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line;
            }
        }
    }

    private void take(String id, String kind, String data) {
        place = id;
        open = true;
        if (kind.startsWith("workflow_")) {
            LogPosition position = LogPosition.parse(id);
            outOfOrder += position.compareTo(last) <= 0 ? 1 : 0;
            last = position;
            takeOfRun(kind, data);
            if (count == told.length) {
                told = Arrays.copyOf(told, 2 * count);
            }
            told[count] = position.position();
            int more = count + 1;
            count = more;
            untilHangUp--;
        }
    }

    private void takeOfRun(String kind, String data) {
        String subject = kind + between(data, "\"run_id\":", ',');
        int rank = RANKS.indexOf(between(data, "\"status\":\"", '"'));
        Integer before = furthest.put(subject, rank);
        outOfOrderInRun += before != null && before >= rank ? 1 : 0;
    }

    private static String between(String text, String before, char end) {
        int from = text.indexOf(before) + before.length();
        return text.substring(from, text.indexOf(end, from));
    }

    void end() {
        done = true;
    }

    boolean isOpen() {
        return open;
    }

    int count() {
        return count;
    }

    int connections() {
        return connections;
    }

    int refusals() {
        return refusals;
    }

    int outOfOrder() {
        return outOfOrder;
    }

    int outOfOrderInRun() {
        return outOfOrderInRun;
    }

    /** How many of these are not among what it was told, or more than once. */
    Gaps gaps(long[] all) {
        long[] sorted = Arrays.copyOf(told, count);
        Arrays.sort(sorted);
        long[] different = Arrays.stream(sorted).distinct().toArray();
        int missing = 0;
        for (long position : all) {
            missing += Arrays.binarySearch(different, position) < 0 ? 1 : 0;
        }
        return new Gaps(missing, count - different.length, different.length - (all.length - missing));
    }

    /** What is wrong with what it was told. */
    record Gaps(int missing, int repeated, int invented) {}
}

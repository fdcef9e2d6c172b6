package io.actionsgateway.measure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A hundred subscribers of two replicas follow 100,000 events while they hang up and come back at random, transactions
 * commit out of order or are rolled back, and both replicas are replaced in the middle by two without NOTIFY. What each one
 * was told is compared with the log.
 */
final class EventStream {

    private static final long FIRST_RUN = 5_000_000_000L;
    private static final Duration LONGEST_CATCH_UP = Duration.ofMinutes(3);

    private final String database;
    private final long seed = Settings.number("seed", 1);
    private final int runs = Settings.number("runs", 100_000 / EventWriter.EVENTS_OF_A_RUN + 1);
    private final List<EventReader> readers = new ArrayList<>();
    private volatile List<Integer> ports = List.of();

    private EventStream(String database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            new EventStream(database.create("measure_service")).measure(verdict);
        }
        verdict.exit();
    }

    private void measure(Verdict verdict) throws InterruptedException {
        List<Replica> first = replicas("first", true);
        List<Thread> threads = connect(Settings.number("connections", 100));
        int half = runs / 2;
        write(FIRST_RUN, half, true);
        List<Replica> second = replicas("second", false);
        long start = System.nanoTime();
        first.forEach(Replica::close);
        System.out.printf("  both replicas replaced; they ended within %.1f s%n", (System.nanoTime() - start) / 1e9);
        write(FIRST_RUN + half, runs - half, false);
        catchUp();
        readers.forEach(EventReader::end);
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(35));
        }
        verify(verdict);
        second.forEach(Replica::close);
    }

    private List<Replica> replicas(String name, boolean notify) {
        List<Replica> started = IntStream.rangeClosed(1, 2)
                .mapToObj(number -> Replica.start(
                        name + "-" + number,
                        database,
                        List.of(
                                "--actions.stream.notify=" + notify,
                                "--actions.webhook.workers.count=0",
                                "--actions.security.streams.per-caller=1000")))
                .toList();
        ports = started.stream().map(Replica::port).toList();
        return started;
    }

    private List<Thread> connect(int count) {
        for (int i = 0; i < count; i++) {
            readers.add(new EventReader(() -> ports, seed * 1000 + i, 4000));
        }
        List<Thread> threads = readers.stream().map(Thread.ofPlatform()::start).toList();
        Wait.until(
                Duration.ofMinutes(1),
                "all are connected",
                () -> readers.stream().allMatch(EventReader::isOpen));
        return threads;
    }

    private void write(long firstRun, int count, boolean notify) throws InterruptedException {
        long start = System.nanoTime();
        try (ConfigurableApplicationContext writing = Server.inThisJvm(
                database,
                0,
                URI.create("http://127.0.0.1:9"),
                "--actions.stream.notify=" + notify,
                "--actions.webhook.workers.count=0")) {
            var writer = new EventWriter(writing, seed);
            writer.tell(firstRun, count);
            System.out.printf(
                    "  NOTIFY %s: %,d runs told in %.1f s; %,d transactions committed behind a younger one, %,d rolled"
                            + " back%n",
                    notify ? "on" : "off",
                    count,
                    (System.nanoTime() - start) / 1e9,
                    writer.overtaken(),
                    writer.rolledBack());
        }
    }

    private void catchUp() {
        int events = runs * EventWriter.EVENTS_OF_A_RUN;
        try {
            Duration late = Wait.until(
                    LONGEST_CATCH_UP,
                    "all have all",
                    () -> readers.stream().allMatch(reader -> reader.count() >= events));
            System.out.printf("  everybody had everything %.1f s after the last commit%n", late.toMillis() / 1e3);
        } catch (IllegalStateException never) {
            System.out.println("  " + never.getMessage());
        }
    }

    private void verify(Verdict verdict) {
        List<Long> kept = new ArrayList<>();
        new Table(database)
                .each("select position from event_log order by era, xid, position", row -> kept.add(row.getLong(1)));
        long[] all = kept.stream().mapToLong(Long::longValue).toArray();
        List<EventReader.Gaps> gaps =
                readers.stream().map(reader -> reader.gaps(all)).toList();
        System.out.printf(
                "  %,d subscribers, %,d connections (%,d broken or refused), %,d events delivered%n",
                readers.size(), sum(EventReader::connections), sum(EventReader::refusals), sum(EventReader::count));
        verdict.check(
                all.length == runs * EventWriter.EVENTS_OF_A_RUN,
                "%,d events in the log for %,d runs".formatted(all.length, runs));
        none(verdict, gaps.stream().mapToInt(EventReader.Gaps::missing).sum(), "missing");
        none(verdict, gaps.stream().mapToInt(EventReader.Gaps::repeated).sum(), "duplicated");
        none(verdict, gaps.stream().mapToInt(EventReader.Gaps::invented).sum(), "never in the log");
        none(verdict, sum(EventReader::outOfOrder), "behind a later one");
        none(verdict, sum(EventReader::outOfOrderInRun), "behind a later one of the same run or job");
    }

    private int sum(ToIntFunction<EventReader> figure) {
        return readers.stream().mapToInt(figure).sum();
    }

    private static void none(Verdict verdict, int count, String what) {
        verdict.check(count == 0, "%,d events %s".formatted(count, what));
    }
}

package io.actionsgateway.measure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;

/**
 * What the event log costs whoever tells the tracker of runs: rounds with the log and without it in turn, by processor time
 * of the service and of PostgreSQL, which other work on the machine disturbs less than the clock.
 */
final class EventCost {

    private final EventWriter writer;
    private long nextRun = 7_000_000_000L;

    private EventCost(EventWriter writer) {
        this.writer = writer;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (Database database = Database.open();
                ConfigurableApplicationContext service = Server.inThisJvm(
                        database.create("measure_service"),
                        0,
                        URI.create("http://127.0.0.1:9"),
                        "--actions.webhook.workers.count=0")) {
            ApplicationEventMulticaster listeners = service.getBean(ApplicationEventMulticaster.class);
            List<ApplicationListener<?>> log = new ArrayList<>();
            listeners.removeApplicationListeners(one -> isOfTheLog(one) && log.add(one));
            Verdict.require(!log.isEmpty(), "the log has listeners");
            new EventCost(EventWriter.steady(service, 1)).measure(listeners, log);
        }
        System.exit(0);
    }

    private static boolean isOfTheLog(ApplicationListener<?> listener) {
        String name = listener.toString().toLowerCase(Locale.ROOT);
        return name.contains("stream.log.appender") || name.contains("stream.feed.alarm");
    }

    private void measure(ApplicationEventMulticaster listeners, List<ApplicationListener<?>> log)
            throws InterruptedException {
        int runs = Settings.number("runs", 500);
        round(runs);
        Duration without = Duration.ZERO;
        Duration with = Duration.ZERO;
        for (int i = 0; i < Settings.number("rounds", 4); i++) {
            without = without.plus(round(runs));
            log.forEach(listeners::addApplicationListener);
            with = with.plus(round(runs));
            log.forEach(listeners::removeApplicationListener);
        }
        System.out.printf(
                "with the log / without: %.2f of the processor time%n", (double) with.toNanos() / without.toNanos());
    }

    private Duration round(int runs) throws InterruptedException {
        long start = System.nanoTime();
        Duration before = spent();
        writer.tell(nextRun, runs);
        nextRun += runs;
        Duration spent = spent().minus(before);
        System.out.printf(
                "  %,d runs: %.0f µs for each change, %.1f s by the clock%n",
                runs, spent.toNanos() / 1e3 / runs / EventWriter.EVENTS_OF_A_RUN, (System.nanoTime() - start) / 1e9);
        return spent;
    }

    /** PostgreSQL is a child of this process when it was started here. */
    private Duration spent() {
        return ProcessTime.ofTree(ProcessHandle.current().pid());
    }
}

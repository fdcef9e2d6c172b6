package io.actionsgateway.measure;

import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.Story;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells runs to the tracker from several threads, some steps of several runs in one transaction; every so often a
 * transaction is held open or rolled back, so that those with higher numbers commit first.
 */
final class EventWriter {

    static final int EVENTS_OF_A_RUN = 6;
    private static final int THREADS = 6;
    private static final int AT_ONCE = 8;
    private static final int LONGEST_HOLD_MILLIS = 60;

    private final RunTracker tracker;
    private final PayloadInterpreter interpreter;
    private final TransactionTemplate transaction;
    private final JdbcClient database;
    private final long seed;
    private final boolean disturbed;
    private final AtomicLong newest = new AtomicLong();
    private final AtomicLong overtaken = new AtomicLong();
    private final AtomicLong rolledBack = new AtomicLong();

    EventWriter(ApplicationContext service, long seed) {
        this(service, seed, true);
    }

    private EventWriter(ApplicationContext service, long seed, boolean disturbed) {
        this.disturbed = disturbed;
        this.tracker = service.getBean(RunTracker.class);
        this.interpreter = service.getBean(PayloadInterpreter.class);
        this.transaction = service.getBean(TransactionTemplate.class);
        this.database = service.getBean(JdbcClient.class);
        this.seed = seed;
    }

    /** One that holds nothing open and rolls nothing back. */
    static EventWriter steady(ApplicationContext service, long seed) {
        return new EventWriter(service, seed, false);
    }

    /** Tells so many runs from an id on, and returns when all are told. */
    void tell(long firstRun, int runs) throws InterruptedException {
        AtomicLong next = new AtomicLong(firstRun);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(seed * 31 + i);
            threads.add(Thread.ofPlatform().start(() -> work(next, firstRun + runs, random)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** How many transactions were committed after one with a higher number. */
    long overtaken() {
        return overtaken.get();
    }

    long rolledBack() {
        return rolledBack.get();
    }

    private void work(AtomicLong next, long end, Random random) {
        for (long from = next.getAndAdd(AT_ONCE); from < end; from = next.getAndAdd(AT_ONCE)) {
            List<List<RunObservation>> stories = new ArrayList<>();
            for (long run = from; run < Math.min(end, from + AT_ONCE); run++) {
                stories.add(Story.plain().observations(interpreter, run));
            }
            for (int step = 0; step < stories.getFirst().size(); step++) {
                int number = step;
                List<RunObservation> group =
                        stories.stream().map(story -> story.get(number)).toList();
                commit(group, random);
            }
        }
    }

    private void commit(List<RunObservation> group, Random random) {
        if (disturbed && random.nextInt(50) == 0) {
            transaction.executeWithoutResult(status -> {
                tracker.observe(group);
                status.setRollbackOnly();
            });
            rolledBack.incrementAndGet();
        }
        boolean hold = disturbed && random.nextInt(4) == 0;
        Long number = transaction.execute(status -> {
            tracker.observe(group);
            if (hold) {
                Wait.pause(Duration.ofMillis(random.nextInt(LONGEST_HOLD_MILLIS)));
            }
            return database.sql("select pg_current_xact_id_if_assigned()::text::bigint")
                    .query(Long.class)
                    .optional()
                    .orElse(null);
        });
        if (number != null && newest.getAndAccumulate(number, Math::max) > number) {
            overtaken.incrementAndGet();
        }
    }
}

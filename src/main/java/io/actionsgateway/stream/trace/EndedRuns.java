package io.actionsgateway.stream.trace;

import io.actionsgateway.github.model.Status;
import io.actionsgateway.platform.trace.ConditionalOnTracing;
import io.actionsgateway.run.RunChange;
import io.actionsgateway.run.RunEvent;
import io.actionsgateway.run.RunKey;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunView;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has each attempt told as a trace once it has ended, by the replica that wrote the end down. Holds up nobody: what a
 * collector that is away leaves no room for is dropped, and what a replica that dies had not told is not told.
 */
@Component
@ConditionalOnTracing
@ConditionalOnProperty("actions.tracing.runs")
class EndedRuns implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EndedRuns.class);
    private static final int MOST = 10_000;
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final BlockingQueue<Ended> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicBoolean dropping = new AtomicBoolean();
    private final RunReader runs;
    private final RunTrace trace;
    private final RunTraceProperties settings;
    private CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    EndedRuns(RunReader runs, RunTrace trace, RunTraceProperties settings) {
        this.runs = runs;
        this.trace = trace;
        this.settings = settings;
    }

    private record Ended(String repository, RunKey attempt, long nanos) {}

    @TransactionalEventListener
    void on(RunEvent.Changed event) {
        event.changes().stream().filter(EndedRuns::ends).map(RunChange::stated).forEach(this::keep);
    }

    private static boolean ends(RunChange change) {
        RunEvent.Transitioned stated = change.stated();
        return stated.jobId() == null
                && !change.late()
                && Status.COMPLETED.text().equals(stated.status())
                && change.run().ended();
    }

    private void keep(RunEvent.Transitioned stated) {
        boolean room = waiting.offer(new Ended(stated.repository(), stated.key(), System.nanoTime()));
        if (!room && dropping.compareAndSet(false, true)) {
            log.warn("Traces of runs are dropped: {} wait for the collector already", MOST);
        }
    }

    private void work() {
        try {
            while (stopping.getCount() > 0 || !waiting.isEmpty()) {
                Ended next = waiting.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    long left = settings.settle().toNanos() - (System.nanoTime() - next.nanos());
                    boolean _ = stopping.await(left, TimeUnit.NANOSECONDS);
                    tell(next);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Ended ended) {
        try {
            RunKey key = ended.attempt();
            runs.attempt(ended.repository(), key.runId(), key.runAttempt())
                    .filter(run -> run.details().ended())
                    .ifPresent(this::tell);
            dropping.set(false);
        } catch (RuntimeException failure) {
            log.warn(
                    "The trace of run {} could not be told: {}", ended.attempt().runId(), failure.toString());
        }
    }

    private void tell(RunView run) {
        trace.write(
                run, runs.jobs(run).stream().filter(job -> !job.carriedOver()).toList());
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("run-traces").start(this::work);
    }

    /** What waits is told at once. */
    @Override
    public void stop() {
        stopping.countDown();
        Thread working = thread;
        try {
            if (working != null && !working.join(LONGEST_END)) {
                working.interrupt();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts after what tells it of ends, and stops before its database does. */
    @Override
    public int getPhase() {
        return 0;
    }
}

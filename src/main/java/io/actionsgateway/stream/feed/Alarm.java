package io.actionsgateway.stream.feed;

import io.actionsgateway.run.RunEvent;
import io.actionsgateway.stream.StreamProperties;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Wakes this replica's tailer after each commit of its own, and the other replicas' by NOTIFY: behind the commit, not in
 * it, because PostgreSQL lets transactions that notify commit one after the other only. Commits that happen while a
 * notification is under way share the next one. What is lost is found by the next look.
 */
@Component
class Alarm implements SmartLifecycle {

    /** One channel for all; there is nothing in a notification. */
    static final String CHANNEL = "actions_event";

    private static final Logger log = LoggerFactory.getLogger(Alarm.class);

    private final Tailer tailer;
    private final JdbcClient database;
    private final boolean notifying;
    private final Semaphore calls = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    Alarm(Tailer tailer, JdbcClient database, StreamProperties properties) {
        this.tailer = tailer;
        this.database = database;
        this.notifying = properties.notifying();
    }

    @TransactionalEventListener
    void on(RunEvent.Changed event) {
        tailer.wake();
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    private void work() {
        try {
            while (running) {
                calls.acquire();
                calls.drainPermits();
                tell();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            database.sql("select pg_notify(:channel, '')")
                    .param("channel", CHANNEL)
                    .query()
                    .listOfRows();
        } catch (RuntimeException away) {
            log.debug("The other replicas were not notified", away);
        }
    }

    @Override
    public void start() {
        running = true;
        if (notifying) {
            thread = Thread.ofVirtual().name("event-alarm").start(this::work);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the workers and stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}

package io.actionsgateway.simulation.hook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one hook has still to deliver: in order, one at a time, on a virtual thread of its own while there is something.
 * Never blocks who adds. Holds only so many: one more, and the oldest is given up. Thread-safe.
 */
final class SendQueue {

    private static final Logger log = LoggerFactory.getLogger(SendQueue.class);

    private final int most;
    private final Consumer<Parcel> deliver;
    private final Consumer<Parcel> giveUp;
    private final Pending pending;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    SendQueue(int most, Consumer<Parcel> deliver, Consumer<Parcel> giveUp, Pending pending) {
        this.most = most;
        this.deliver = deliver;
        this.giveUp = giveUp;
        this.pending = pending;
    }

    void add(Parcel parcel) {
        Parcel excess = put(parcel);
        if (excess != null) {
            giveUp.accept(excess);
            pending.end();
        }
    }

    private synchronized @Nullable Parcel put(Parcel parcel) {
        if (closed) {
            return null;
        }
        pending.begin();
        waiting.addLast(parcel);
        if (!busy) {
            busy = true;
            var _ = Thread.ofVirtual().name("twin-webhooks").start(this::run);
        }
        return waiting.size() > most ? waiting.removeFirst() : null;
    }

    private void run() {
        for (Parcel parcel = next(); parcel != null; parcel = next()) {
            try {
                deliver.accept(parcel);
            } catch (RuntimeException bug) {
                log.error("The twin failed to deliver {}", parcel.message().guid(), bug);
            } finally {
                pending.end();
            }
        }
    }

    private synchronized @Nullable Parcel next() {
        Parcel next = waiting.pollFirst();
        busy = next != null;
        return next;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Forgets what it has not delivered. */
    synchronized void close() {
        closed = true;
        for (Parcel forgotten = waiting.pollFirst(); forgotten != null; forgotten = waiting.pollFirst()) {
            pending.end();
        }
    }
}

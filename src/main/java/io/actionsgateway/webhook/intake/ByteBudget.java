package io.actionsgateway.webhook.intake;

import io.actionsgateway.platform.HeapShare;
import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.WebhookRefusal;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Bounds the bytes of all bodies that are in memory and not yet stored. Thread-safe; never blocks. */
@Component
class ByteBudget {

    /** A body is held more than once on its way into the database, and the heap has other things to hold. */
    private static final int PART_OF_HEAP = 5;

    private final long limit;
    private final AtomicLong held = new AtomicLong();

    ByteBudget(WebhookProperties properties) {
        this.limit = HeapShare.atMost(properties.maxBytesInFlight(), PART_OF_HEAP);
    }

    /** A share of the budget that grows as bytes arrive: a declared length alone takes nothing from others. */
    Share open() {
        return new Share();
    }

    long heldBytes() {
        return held.get();
    }

    /** What one request holds. Not thread-safe but for {@link #close()}, which may be called repeatedly. */
    final class Share implements AutoCloseable {

        private final AtomicLong mine = new AtomicLong();

        void grow(int bytes) {
            mine.addAndGet(bytes);
            if (held.addAndGet(bytes) > limit) {
                throw new WebhookRefusal.NotStored("Too many bytes are being received at once; deliver again later.");
            }
        }

        @Override
        public void close() {
            held.addAndGet(-mine.getAndSet(0));
        }
    }
}

package io.actionsgateway.api.idempotency;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes keys that are too old, a batch at a time; on every replica, which does no harm. */
@Component
class IdempotencyCleaner {

    private static final int BATCH = 1_000;

    private final IdempotencyTable table;

    IdempotencyCleaner(IdempotencyTable table) {
        this.table = table;
    }

    @Scheduled(fixedDelayString = "PT10M")
    void forget() {
        int forgotten;
        do {
            forgotten = table.forget(BATCH);
        } while (forgotten == BATCH);
    }
}

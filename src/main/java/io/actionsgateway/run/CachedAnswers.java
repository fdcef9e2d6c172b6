package io.actionsgateway.run;

import io.actionsgateway.github.transport.cache.RunEntries;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Drops GitHub's answers about a run as soon as GitHub has stated something else. */
@Component
class CachedAnswers {

    private final RunEntries entries;

    CachedAnswers(RunEntries entries) {
        this.entries = entries;
    }

    @TransactionalEventListener
    void on(RunEvent.Transitioned event) {
        entries.changed(event.key().runId());
    }
}

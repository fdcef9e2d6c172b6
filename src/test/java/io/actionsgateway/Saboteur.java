package io.actionsgateway;

import io.actionsgateway.run.RunEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Lets the processing of chosen runs fail, inside its transaction. */
@TestComponent
public class Saboteur {

    private final Set<Long> runs = ConcurrentHashMap.newKeySet();

    public void sabotage(long runId) {
        runs.add(runId);
    }

    public void stop(long runId) {
        runs.remove(runId);
    }

    @EventListener
    void on(RunEvent.Transitioned event) {
        if (runs.contains(event.key().runId())) {
            throw new IllegalStateException("sabotaged");
        }
    }
}

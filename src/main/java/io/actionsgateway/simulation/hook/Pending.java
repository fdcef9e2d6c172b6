package io.actionsgateway.simulation.hook;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Counts what is under way, and tells when nothing is. Thread-safe. */
final class Pending {

    private int open;
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);

    synchronized void begin() {
        if (open++ == 0) {
            settled = new CompletableFuture<>();
        }
    }

    void end() {
        CompletableFuture<Void> done = closing();
        if (done != null) {
            done.complete(null);
        }
    }

    private synchronized @Nullable CompletableFuture<Void> closing() {
        return --open == 0 ? settled : null;
    }

    synchronized CompletableFuture<Void> settled() {
        return settled.copy();
    }
}

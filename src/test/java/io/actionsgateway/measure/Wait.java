package io.actionsgateway.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something that another process does. */
final class Wait {

    private Wait() {}

    /** Asks every 200 ms and tells how long it took; says what was awaited when it never came. */
    static Duration until(Duration longest, String what, BooleanSupplier done) {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new IllegalStateException("Not within " + longest.toSeconds() + " s: " + what);
            }
            pause(Duration.ofMillis(200));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}

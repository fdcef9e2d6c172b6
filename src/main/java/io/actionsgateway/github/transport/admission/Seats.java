package io.actionsgateway.github.transport.admission;

import java.util.HashMap;
import java.util.Map;

/** Bounds how many calls of this replica wait, in all and for each caller. Thread-safe. */
final class Seats {

    private final int all;
    private final int perCaller;
    private final Map<String, Integer> taken = new HashMap<>();
    private int total;

    Seats(int all, int perCaller) {
        this.all = all;
        this.perCaller = perCaller;
    }

    synchronized boolean take(String caller) {
        int his = taken.getOrDefault(caller, 0);
        if (total >= all || his >= perCaller) {
            return false;
        }
        taken.put(caller, his + 1);
        total++;
        return true;
    }

    synchronized void leave(String caller) {
        if (taken.computeIfPresent(caller, (name, seats) -> seats > 1 ? seats - 1 : null) == null) {
            taken.remove(caller);
        }
        total--;
    }

    synchronized int total() {
        return total;
    }
}

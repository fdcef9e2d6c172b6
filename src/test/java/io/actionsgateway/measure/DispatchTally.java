package io.actionsgateway.measure;

import java.util.Map;
import java.util.TreeMap;

/** What clients were answered, counted. Thread-safe. */
final class DispatchTally {

    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public synchronized String toString() {
        return counts.toString();
    }
}

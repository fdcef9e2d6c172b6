package io.actionsgateway.simulation.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.Random;

/**
 * The faults to come, a script for each operation: of those that are meant for it, the first one that was added hits
 * first. Remembers 1,000. The same seed and calls give the same faults. Thread-safe.
 */
public final class Faults {

    private static final int MOST = 1_000;

    private final long seed;
    private final List<Fault> pending = new ArrayList<>();
    private Random random;

    public Faults(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    /**
     * Lets answers go wrong.
     *
     * @param more faults, which hit in this order, after those that are there
     * @throws IllegalArgumentException when more than 1,000 would be waiting
     */
    public synchronized void add(Fault... more) {
        if (pending.size() + more.length > MOST) {
            throw new IllegalArgumentException("no more than 1,000 faults wait at a time");
        }
        pending.addAll(List.of(more));
    }

    /** What goes wrong with the next answer of an operation; it is used up by that. */
    synchronized Optional<Fault> next(String operation) {
        for (ListIterator<Fault> each = pending.listIterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (isMeantFor(operation, fault) && happens(fault)) {
                use(fault, each);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static boolean isMeantFor(String operation, Fault fault) {
        return fault.operation() == null || fault.operation().equals(operation);
    }

    private boolean happens(Fault fault) {
        return fault.probability() == 1 || random.nextDouble() < fault.probability();
    }

    private static void use(Fault fault, ListIterator<Fault> place) {
        if (fault.count() == 1) {
            place.remove();
        } else {
            place.set(fault.times(fault.count() - 1));
        }
    }

    /**
     * What is still to go wrong.
     *
     * @return faults with the counts that are left
     */
    public synchronized List<Fault> pending() {
        return List.copyOf(pending);
    }

    /** Lets everything go well again; chance begins anew. */
    public synchronized void clear() {
        pending.clear();
        random = new Random(seed);
    }
}

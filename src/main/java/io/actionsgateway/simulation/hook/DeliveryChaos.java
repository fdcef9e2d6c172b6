package io.actionsgateway.simulation.hook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The faults that deliveries meet; none, until somebody adds one. Of several that concern a delivery, the one that was
 * added first hits it alone. The same seed, faults and events give the same history. Thread-safe.
 */
public final class DeliveryChaos {

    private static final int MOST = 100;

    private final Random random;
    private final List<Rule> rules = new ArrayList<>();

    private static final class Rule {

        private final DeliveryFault fault;
        private int left;

        private Rule(DeliveryFault fault) {
            this.fault = fault;
            left = fault.count() == null ? 0 : fault.count();
        }
    }

    DeliveryChaos(long seed) {
        random = new Random(seed);
    }

    /**
     * Lets something go wrong from now on.
     *
     * @param fault what
     * @throws IllegalStateException when there are 100 faults already
     */
    public synchronized void add(DeliveryFault fault) {
        if (rules.size() == MOST) {
            throw new IllegalStateException("there are " + MOST + " faults already");
        }
        rules.add(new Rule(fault));
    }

    /**
     * What still goes wrong.
     *
     * @return in the order in which it was added; counts are what is left of them
     */
    public synchronized List<DeliveryFault> faults() {
        return rules.stream()
                .map(rule -> rule.left == 0 ? rule.fault : rule.fault.times(rule.left))
                .toList();
    }

    /** Lets nothing go wrong any more. What is late already stays late. */
    public synchronized void clear() {
        rules.clear();
    }

    /** What hits this delivery; mostly nothing. */
    synchronized @Nullable DeliveryFault strike(Message message) {
        for (Iterator<Rule> each = rules.iterator(); each.hasNext(); ) {
            Rule rule = each.next();
            if (rule.fault.concerns(message) && strikes(rule)) {
                if (rule.fault.count() != null && rule.left == 0) {
                    each.remove();
                }
                return rule.fault;
            }
        }
        return null;
    }

    private boolean strikes(Rule rule) {
        Double probability = rule.fault.probability();
        if (probability == null) {
            rule.left--;
            return true;
        }
        return random.nextDouble() < probability;
    }

    synchronized long dice() {
        return random.nextLong();
    }

    synchronized Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
    }
}

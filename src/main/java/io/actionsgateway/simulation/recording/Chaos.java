package io.actionsgateway.simulation.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Trouble on the way of deliveries. The same seed makes the same trouble. Every delivery arrives at least once in the end:
 * a dropped one is delivered again after all others, a corrupted one soon after.
 *
 * @param seed of the trouble
 * @param repeated share of deliveries that come twice, from 0 to 1
 * @param delayed share that comes late, and so in another order
 * @param corrupted share that comes with a changed body first
 * @param dropped share that does not come until it is redelivered
 * @param longestDelay at the original speed
 */
public record Chaos(
        long seed, double repeated, double delayed, double corrupted, double dropped, Duration longestDelay) {

    public Chaos {
        if (List.of(repeated, delayed, corrupted, dropped).stream().anyMatch(share -> !(share >= 0 && share <= 1))
                || longestDelay.isNegative()) {
            throw new IllegalArgumentException("shares are from 0 to 1, delays not negative");
        }
    }

    /**
     * No trouble.
     *
     * @return each delivery once, in order
     */
    public static Chaos none() {
        return new Chaos(0, 0, 0, 0, 0, Duration.ZERO);
    }

    /**
     * A bad day: a fifth comes twice, half come up to two minutes late, a tenth is corrupted, a tenth dropped.
     *
     * @param seed of the trouble
     * @return much of everything
     */
    public static Chaos seeded(long seed) {
        return new Chaos(seed, 0.2, 0.5, 0.1, 0.1, Duration.ofMinutes(2));
    }

    /**
     * What really is sent.
     *
     * @param deliveries in order
     * @return in the order of sending
     */
    public List<Sending> over(List<Entry.Delivery> deliveries) {
        Random random = new Random(seed);
        List<Sending> sendings = new ArrayList<>();
        List<Entry.Delivery> lost = new ArrayList<>();
        for (Entry.Delivery delivery : deliveries) {
            boolean drop = happens(random, dropped);
            Duration due = delivery.at().plus(happens(random, delayed) ? delay(random) : Duration.ZERO);
            boolean corrupt = happens(random, corrupted);
            boolean repeat = happens(random, repeated);
            Duration later = due.plus(delay(random));
            if (drop) {
                lost.add(delivery);
                continue;
            }
            sendings.add(new Sending(due, delivery, corrupt ? Sending.Kind.CORRUPTED : Sending.Kind.PLAIN));
            if (corrupt) {
                sendings.add(new Sending(later, delivery, Sending.Kind.REDELIVERED));
            }
            if (repeat) {
                sendings.add(new Sending(later, delivery, Sending.Kind.REPEATED));
            }
        }
        sendings.sort(Comparator.comparing(Sending::due));
        Duration end = sendings.isEmpty() ? longestDelay : sendings.getLast().due();
        lost.forEach(delivery -> sendings.add(new Sending(end, delivery, Sending.Kind.REDELIVERED)));
        return sendings;
    }

    private static boolean happens(Random random, double share) {
        return random.nextDouble() < share;
    }

    private Duration delay(Random random) {
        return Duration.ofMillis((long) (random.nextDouble() * longestDelay.toMillis()));
    }
}

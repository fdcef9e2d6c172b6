package io.actionsgateway.simulation.hook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with deliveries: now and then, by {@code probability}, or with the next {@code count} of them.
 * A delivery is what one hook is told of one event; redeliveries always arrive.
 *
 * {@snippet :
 * chaos.add(DeliveryFault.once(Kind.DROP).on("workflow_run", "completed"));
 * chaos.add(DeliveryFault.late(Kind.DELAY_UP_TO, Duration.ofMinutes(2)).withProbability(0.1));
 * }
 *
 * @param kind what goes wrong
 * @param event GitHub's name of the events that it happens to; any without
 * @param action of these events; any without
 * @param probability above 0 and up to 1; either this or a count
 * @param count from 1 to 1,000,000; then it is over
 * @param delay up to a week on the timeline; how late, of {@link Kind#DELAY} and {@link Kind#DELAY_UP_TO}; how long at
 *     the most, of {@link Kind#REORDER}: a minute unless said
 * @param behind the next so many deliveries of the same hook, of {@link Kind#REORDER}; up to 1,000, 1 unless said
 */
public record DeliveryFault(
        Kind kind,
        @Nullable String event,
        @Nullable String action,
        @Nullable Double probability,
        @Nullable Integer count,
        @Nullable Duration delay,
        @Nullable Integer behind) {

    private static final int MOST = 1_000_000;
    private static final int FARTHEST = 1_000;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}");

    /** What can go wrong. */
    public enum Kind {
        /** It never arrives, and is logged as failed, without a status code. */
        DROP,
        /** It arrives twice, under one GUID. */
        DUPLICATE,
        /** It arrives later. */
        DELAY,
        /** It arrives later, by a random time. */
        DELAY_UP_TO,
        /** It arrives behind later ones. */
        REORDER,
        /** One bit of its body changes after it was signed. */
        CORRUPT,
        /** Its signature is another body's. Nothing happens to hooks without a secret. */
        WRONG_SIGNATURE,
        /** Its body ends early, after it was signed. */
        TRUNCATE,
        /** Somebody sends it again under a fresh GUID, correctly signed. GitHub does not know of that. */
        REPLAY;

        /**
         * How JSON calls it.
         *
         * @return the name in lower case
         */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean takesTime() {
            return this == DELAY || this == DELAY_UP_TO;
        }
    }

    public DeliveryFault {
        check(kind != null, "a fault needs a kind");
        check((probability == null) != (count == null), "a fault has either a probability or a count");
        check(probability == null || (probability > 0 && probability <= 1), "probability is above 0 and up to 1");
        check(count == null || (count > 0 && count <= MOST), "count is from 1 to 1000000");
        check(event == null || NAME.matcher(event).matches(), "event is not the name of an event");
        check(action == null || NAME.matcher(action).matches(), "action is not the name of an action");
        check(kind.takesTime() || kind == Kind.REORDER || delay == null, kind.word() + " takes no delay");
        check(!kind.takesTime() || delay != null, kind.word() + " needs a delay");
        check(
                delay == null || (delay.isPositive() && delay.compareTo(LONGEST) <= 0),
                "delay is above zero and up to seven days");
        check(kind == Kind.REORDER || behind == null, kind.word() + " takes no behind");
        check(behind == null || (behind > 0 && behind <= FARTHEST), "behind is from 1 to 1000");
    }

    private static void check(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /**
     * Happens to the next delivery.
     *
     * @param kind what goes wrong; nothing that needs a delay
     * @return a fault to go on from
     */
    public static DeliveryFault once(Kind kind) {
        return new DeliveryFault(kind, null, null, null, 1, null, null);
    }

    /**
     * Happens to the next delivery.
     *
     * @param kind of lateness
     * @param delay how late
     * @return a fault to go on from
     */
    public static DeliveryFault late(Kind kind, Duration delay) {
        return new DeliveryFault(kind, null, null, null, 1, delay, null);
    }

    /**
     * Happens more often.
     *
     * @param next how many deliveries
     * @return this fault, with it
     */
    public DeliveryFault times(int next) {
        return new DeliveryFault(kind, event, action, null, next, delay, behind);
    }

    /**
     * Happens now and then, until chaos ends.
     *
     * @param chance above 0 and up to 1
     * @return this fault, with it
     */
    public DeliveryFault withProbability(double chance) {
        return new DeliveryFault(kind, event, action, chance, null, delay, behind);
    }

    /**
     * Happens to one kind of events only.
     *
     * @param name GitHub's, such as {@code workflow_job}
     * @return this fault, with it
     */
    public DeliveryFault on(String name) {
        return new DeliveryFault(kind, name, action, probability, count, delay, behind);
    }

    /**
     * Happens to one kind of events only.
     *
     * @param name GitHub's, such as {@code workflow_job}
     * @param what the action, such as {@code completed}
     * @return this fault, with it
     */
    public DeliveryFault on(String name, String what) {
        return new DeliveryFault(kind, name, what, probability, count, delay, behind);
    }

    /**
     * Holds a delivery back longer.
     *
     * @param others how many overtake it
     * @return this fault, with it
     */
    public DeliveryFault behind(int others) {
        return new DeliveryFault(kind, event, action, probability, count, delay, others);
    }

    boolean concerns(Message message) {
        return (event == null || event.equals(message.event())) && (action == null || action.equals(message.action()));
    }

    Duration patience() {
        return delay == null ? PATIENCE : delay;
    }

    int overtakers() {
        return behind == null ? 1 : behind;
    }
}

package io.actionsgateway.simulation.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the twin's time passes.
 *
 * @param factor seconds of the twin in a second of ours: 1 is real time, 0 stands still, 100,000 is the fastest
 */
public record Tempo(int factor) {

    /** As time passes for everybody. */
    public static final Tempo REAL = new Tempo(1);

    /** Stands still until it is advanced. */
    public static final Tempo STEPPED = new Tempo(0);

    private static final int FASTEST = 100_000;
    private static final Pattern ACCELERATED = Pattern.compile("accelerated:([0-9]{1,6})");

    public Tempo {
        if (factor < 0 || factor > FASTEST) {
            throw new IllegalArgumentException("a clock is accelerated by 2 to 100,000, not by " + factor);
        }
    }

    /**
     * Faster than real time.
     *
     * @param factor 2 to 100,000
     * @return that tempo
     */
    public static Tempo accelerated(int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException("a clock is accelerated by 2 to 100,000, not by " + factor);
        }
        return new Tempo(factor);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param text {@code real}, {@code stepped} or, say, {@code accelerated:60}
     * @return the tempo of that name
     */
    public static Tempo parse(String text) {
        Matcher accelerated = ACCELERATED.matcher(text);
        if (accelerated.matches()) {
            return accelerated(Integer.parseInt(accelerated.group(1)));
        }
        return switch (text) {
            case "real" -> REAL;
            case "stepped" -> STEPPED;
            default ->
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no clock; there are real, stepped and, say, accelerated:60");
        };
    }

    /**
     * Its name without the factor.
     *
     * @return {@code real}, {@code stepped} or {@code accelerated}
     */
    public String mode() {
        return switch (factor) {
            case 0 -> "stepped";
            case 1 -> "real";
            default -> "accelerated";
        };
    }

    @Override
    public String toString() {
        return factor < 2 ? mode() : mode() + ":" + factor;
    }
}

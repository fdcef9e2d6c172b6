package io.actionsgateway.stream;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the event log. Callers keep it as the {@code id} of the last event that they have seen and hand it back.
 *
 * @param era counts the database clusters that the log has lived in, from 1
 * @param xid number of a transaction
 * @param position within it; 0 is before its first event
 */
public record LogPosition(int era, long xid, long position) implements Comparable<LogPosition> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})-(\\d{1,18})");

    private static final Comparator<LogPosition> ORDER = Comparator.comparingInt(LogPosition::era)
            .thenComparingLong(LogPosition::xid)
            .thenComparingLong(LogPosition::position);

    /** Refuses what is no place. */
    public LogPosition {
        if (era < 0 || xid < 0 || position < 0) {
            throw new IllegalArgumentException("a place in the log has no negative numbers");
        }
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @param text as a caller handed it in
     * @return the place
     * @throws IllegalArgumentException when it is none
     */
    public static LogPosition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the id of an event");
        }
        return new LogPosition(
                Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /**
     * The place for a caller.
     *
     * @return such as {@code 1-7311-42}
     */
    public String text() {
        return era + "-" + xid + "-" + position;
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }
}

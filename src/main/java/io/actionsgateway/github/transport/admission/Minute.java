package io.actionsgateway.github.transport.admission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points of the last minute, in slots of 5 s. Thirteen of them cover any 60 s, so that a limit kept here is kept in every
 * minute, wherever it begins; points count for 60 to 65 s, and as long again from the moment when the clock goes back.
 *
 * @param slot number of the running slot since 1970
 * @param points of the running slot, of the one before, and so on
 */
record Minute(long slot, List<Integer> points) {

    static final int SLOTS = 13;
    static final Minute EMPTY = new Minute(0, Collections.nCopies(SLOTS, 0));
    private static final long SLOT_SECONDS = 5;

    Minute {
        points = List.copyOf(points);
    }

    Minute at(Instant now) {
        long shift = Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS) - slot;
        if (shift <= 0) {
            return new Minute(slot + shift, points);
        }
        int fresh = (int) Math.min(shift, SLOTS);
        List<Integer> moved = new ArrayList<>(Collections.nCopies(fresh, 0));
        moved.addAll(points.subList(0, SLOTS - fresh));
        return new Minute(slot + shift, moved);
    }

    Minute plus(int more, Instant now) {
        Minute current = at(now);
        List<Integer> changed = new ArrayList<>(current.points);
        changed.set(0, changed.getFirst() + more);
        return new Minute(current.slot, changed);
    }

    int total() {
        return points.stream().mapToInt(Integer::intValue).sum();
    }

    /** When as many more points fit in; {@code null} if they do now. */
    @Nullable
    Instant roomFor(int more, int limit, Instant now) {
        Minute current = at(now);
        int total = current.total();
        int oldest = SLOTS;
        while (total + more > limit && oldest > 0) {
            oldest--;
            total -= current.points.get(oldest);
        }
        return oldest == SLOTS ? null : Instant.ofEpochSecond((current.slot + SLOTS - oldest) * SLOT_SECONDS);
    }
}

package io.actionsgateway.api.quota;

import io.actionsgateway.platform.SingleFlight;
import java.time.Instant;

/** What this replica holds of one caller's hour, and what it knows of the rest. Thread-safe; holds its lock for moments. */
final class Slice {

    /** What somebody who wants a place hears. */
    enum Told {
        /** It is his. */
        TAKEN,
        /** None is left here; there may be more. */
        EMPTY,
        /** None is left anywhere until the next hour. */
        SPENT
    }

    final SingleFlight<QuotaTable.Reserved> reservation = new SingleFlight<>();

    private Instant hour = Instant.MIN;
    private int limit;
    private int reserved;
    private int left;
    private int waiting;
    private boolean known;

    synchronized Told take(Instant now, int most) {
        turn(now, most);
        if (left > 0) {
            left--;
            return Told.TAKEN;
        }
        return known && reserved >= most ? Told.SPENT : Told.EMPTY;
    }

    synchronized void waits() {
        waiting++;
    }

    synchronized void waitsNoMore() {
        waiting--;
    }

    /** How many places to ask for: a hundredth of the limit, or one for each who waits. */
    synchronized int wanted(int most) {
        return Math.max(Math.max(1, most / 100), waiting);
    }

    synchronized void got(Instant asked, QuotaTable.Reserved more) {
        if (asked.equals(hour)) {
            left += more.granted();
            reserved = Math.max(reserved, more.total());
            known = true;
        }
    }

    /** Learns what all replicas have taken without taking. */
    synchronized void learned(Instant asked, int total) {
        if (asked.equals(hour)) {
            reserved = Math.max(reserved, total);
            known = true;
        }
    }

    synchronized boolean isKnown(Instant now, int most) {
        turn(now, most);
        return known;
    }

    /** Takes a place back, unless its hour is over. */
    synchronized void giveBack(Instant taken) {
        if (taken.equals(hour)) {
            left++;
        }
    }

    synchronized CallerShare share(Instant now, int most, Instant resetAt) {
        turn(now, most);
        return CallerShare.of(most, reserved - left, resetAt);
    }

    /** What is left of an hour is gone with it; a limit that changed is found out anew. */
    private void turn(Instant now, int most) {
        if (!now.equals(hour)) {
            hour = now;
            reserved = 0;
            left = 0;
            known = false;
        }
        if (most != limit) {
            limit = most;
            known = false;
        }
    }
}

package io.actionsgateway.run.tally;

/**
 * A histogram of seconds. The bounds are part of what the database holds: counts made with others cannot be read.
 *
 * @param seconds sum of all measurements
 * @param counts how many lie within each bound and beyond the one before; the last, beyond all
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Buckets(double seconds, long[] counts) {

    /** From a moment to GitHub's longest job and beyond. */
    static final double[] BOUNDS = {5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600};

    Buckets {
        if (counts.length != BOUNDS.length + 1) {
            throw new IllegalArgumentException("a histogram here has " + (BOUNDS.length + 1) + " buckets");
        }
    }

    static Buckets none() {
        return new Buckets(0, new long[BOUNDS.length + 1]);
    }

    static Buckets of(double measured) {
        long[] counts = new long[BOUNDS.length + 1];
        int bucket = 0;
        while (bucket < BOUNDS.length && measured > BOUNDS[bucket]) {
            bucket++;
        }
        counts[bucket] = 1;
        return new Buckets(measured, counts);
    }

    Buckets plus(Buckets other) {
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.counts[i];
        }
        return new Buckets(seconds + other.seconds, sums);
    }

    boolean isEmpty() {
        for (long count : counts) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }
}

package io.actionsgateway.simulation.recording;

/**
 * How much a recording takes. It ends by itself before an entry that would not fit.
 *
 * @param entries most exchanges and deliveries
 * @param bytes most bytes of their bodies together
 * @param body most bytes of one body; of a larger one its length is kept
 * @param kept finished recordings that are remembered
 */
record RecorderLimits(int entries, long bytes, int body, int kept) {

    /** 10,000 entries, 64 MB, 1 MB for each body, and 10 recordings. */
    public static final RecorderLimits USUAL = new RecorderLimits(10_000, 64L << 20, 1 << 20, 10);
}

package io.actionsgateway.simulation.state;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;

/**
 * Hands out ids and delivery GUIDs; the same seed and times give the same ones. Not thread-safe.
 *
 * <p>Ids begin at a thousand times the start's epoch milliseconds: about 1.8e15, far beyond 32 bits and still exact in
 * JavaScript. A twin that is started again never repeats one, as long as it gives out fewer than 1,000 a millisecond.
 */
public final class Ids {

    /** The first instant of version 1 UUIDs. */
    private static final Instant GREGORIAN = Instant.parse("1582-10-15T00:00:00Z");

    private final long seed;
    private final long clockAndNode;
    private long last;
    private long lastTicks;

    public Ids(long seed, Instant start) {
        this.seed = seed;
        Random random = new Random(seed);
        // Variant 2 in the two highest bits; the multicast bit marks a node that is no network card.
        clockAndNode = (random.nextLong() >>> 2) | Long.MIN_VALUE | 1L << 40;
        last = start.toEpochMilli() * 1_000;
    }

    /** What all chance comes from. */
    public long seed() {
        return seed;
    }

    public long next() {
        return ++last;
    }

    /** A version 1 UUID of the event's time, later than all before. */
    public UUID guid(Instant time) {
        Duration since = Duration.between(GREGORIAN, time);
        long ticks = since.getSeconds() * 10_000_000 + since.getNano() / 100;
        lastTicks = Math.max(ticks, lastTicks + 1);
        long high = lastTicks << 32 | (lastTicks >>> 16 & 0xFFFF_0000L) | 0x1000 | lastTicks >>> 48;
        return new UUID(high, clockAndNode);
    }

    /** GitHub's opaque second name of an object. */
    public static String nodeId(String prefix, long id) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).array();
        return prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

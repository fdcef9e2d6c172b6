package io.actionsgateway.platform;

import org.springframework.util.unit.DataSize;

/** Keeps bounds that are set for a large container from filling the heap of a small one. */
public final class HeapShare {

    private HeapShare() {}

    /**
     * Lowers a bound to what the heap has for it.
     *
     * @param bound as it is set
     * @param part of the largest heap: 6 for a sixth
     * @return bytes
     */
    public static long atMost(DataSize bound, int part) {
        return Math.min(bound.toBytes(), Runtime.getRuntime().maxMemory() / part);
    }
}

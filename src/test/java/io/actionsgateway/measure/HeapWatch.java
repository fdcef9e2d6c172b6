package io.actionsgateway.measure;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Optional;

/** Looks at this JVM's memory every 50 ms and keeps the most it saw. What was alive is what a collection left. */
final class HeapWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private volatile boolean over;
    private volatile long alive;
    private volatile long used;
    private volatile long direct;

    private HeapWatch() {}

    static HeapWatch start() {
        HeapWatch watch = new HeapWatch();
        System.gc();
        Thread.ofPlatform().daemon().start(watch::look);
        return watch;
    }

    private void look() {
        while (!over) {
            long left = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getCollectionUsage)
                    .flatMap(usage -> Optional.ofNullable(usage).stream())
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            alive = Math.max(alive, left);
            used = Math.max(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            direct = Math.max(direct, Math.max(pooled(), PlatformDependent.usedDirectMemory()));
            Wait.pause(PAUSE);
        }
    }

    private static long pooled() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    long alive() {
        return alive;
    }

    long used() {
        return used;
    }

    long direct() {
        return direct;
    }

    @Override
    public void close() {
        over = true;
    }
}

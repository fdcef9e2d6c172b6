package io.actionsgateway.measure;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a stretch of load came to.
 *
 * @param took from the first delivery to the last answer
 * @param own processor time of the sending side
 * @param answers time to the answer, in nanoseconds; in an open loop from when the delivery was due
 * @param statuses how often each status came; 0 stands for no answer
 */
record Load(Duration took, Duration own, Histogram answers, Map<Integer, Long> statuses) {

    Load {
        statuses = Map.copyOf(statuses);
    }

    long accepted() {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == 2)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long refused() {
        return statuses.values().stream().mapToLong(Long::longValue).sum() - accepted();
    }

    double perSecond() {
        return accepted() * 1e9 / took.toNanos();
    }

    double millis(double percentile) {
        return answers.getValueAtPercentile(percentile) / 1e6;
    }

    String percentiles() {
        return "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms"
                .formatted(millis(50), millis(99), millis(99.9), millis(100));
    }

    String statusCounts() {
        return new TreeMap<>(statuses).toString();
    }
}

package io.actionsgateway.stream.callback;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests of this replica are under way, to which hosts. Thread-safe; holds hosts that have any. */
final class InFlight {

    private final Map<String, Integer> hosts = new ConcurrentHashMap<>();

    void begin(String host) {
        hosts.merge(host, 1, Integer::sum);
    }

    void end(String host) {
        hosts.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
    }

    int total() {
        return hosts.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Integer> byHost() {
        return Map.copyOf(hosts);
    }
}

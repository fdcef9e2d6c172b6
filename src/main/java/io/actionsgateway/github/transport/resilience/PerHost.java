package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.github.transport.GitHubHost;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One of something for each host; hosts beyond the 64th share one. Thread-safe. */
final class PerHost<T> {

    private static final int MAX_HOSTS = 64;
    private static final String OTHERS = "others";

    private final Map<String, T> known = new ConcurrentHashMap<>();
    private final Function<String, T> make;

    PerHost(Function<String, T> make) {
        this.make = make;
    }

    T of(GitHubHost host) {
        String name = host.name();
        T one = known.get(name);
        return one != null ? one : known.computeIfAbsent(known.size() < MAX_HOSTS ? name : OTHERS, make);
    }
}

package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which hourly budget an operation spends: {@code core}, until an answer says otherwise. Thread-safe. */
final class Resources {

    private static final int MOST = 500;

    private final Map<String, String> others = new ConcurrentHashMap<>();

    String of(Operation operation) {
        return others.getOrDefault(operation.id(), Quota.CORE);
    }

    void learn(Operation operation, @Nullable Quota quota) {
        if (quota == null || quota.resource().equals(of(operation))) {
            return;
        }
        if (quota.resource().equals(Quota.CORE)) {
            others.remove(operation.id());
        } else if (others.size() < MOST) {
            others.put(operation.id(), quota.resource());
        }
    }
}

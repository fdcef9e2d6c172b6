package io.actionsgateway.api.v1;

import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose runs some grants let a caller read; remembers what it was asked. Thread-safe. */
final class ReadableRepositories {

    private static final int MOST = 10_000;

    private final Grants grants;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    ReadableRepositories(Grants grants) {
        this.grants = grants;
    }

    Grants grants() {
        return grants;
    }

    boolean contains(String name) {
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(name, asked -> grants.allow(asked, Area.ACTIONS, Level.READ));
    }
}

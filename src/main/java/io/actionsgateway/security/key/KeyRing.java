package io.actionsgateway.security.key;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.KeyHolders;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks holders up among the keys in the database, and the first key, which is not there. */
@Component
class KeyRing implements KeyHolders {

    private final BootstrapKey first;
    private final KeyTable table;
    private final Clock clock;

    KeyRing(BootstrapKey first, KeyTable table, Clock clock) {
        this.first = first;
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Optional<ApiCaller> holder(String keyId) {
        return first.holder(keyId)
                .or(() -> table.stored(keyId)
                        .filter(key -> key.lives(clock.instant()))
                        .map(StoredKey::caller));
    }
}

package io.actionsgateway.stream.callback;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.KeyHolders;
import io.actionsgateway.security.Level;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether an owner may still be told of a run, which is asked before each try. Of somebody who came with an access token
 * nobody can be asked: what he had taken on stays. Blocking; thread-safe.
 */
@Component("callbackEntitlement")
class Entitlement {

    private final KeyHolders holders;

    Entitlement(KeyHolders holders) {
        this.holders = holders;
    }

    /** Why not; empty when he may. */
    Optional<Outcome> lost(Callbacks.Owner owner, Callbacks.Place place) {
        String key = owner.keyId();
        if (key == null) {
            return Optional.empty();
        }
        Optional<ApiCaller> holder = holders.holder(key);
        if (holder.isEmpty()) {
            return Optional.of(Outcome.Withdrawn.UNAUTHORIZED);
        }
        boolean granted = holder.get().grants().allow(place.repository(), Area.ACTIONS, Level.READ);
        return granted ? Optional.empty() : Optional.of(Outcome.Withdrawn.NOT_GRANTED);
    }
}

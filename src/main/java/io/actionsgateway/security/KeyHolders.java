package io.actionsgateway.security;

import java.util.Optional;

/** Knows what holders of keys may do now, without their keys: for what is done for them while they are away. */
public interface KeyHolders {

    /**
     * Looks a key up, at the source. Blocking; thread-safe.
     *
     * @param keyId of {@link ApiCaller#keyId()}
     * @return its holder, with the grants that he has now; empty when the key is revoked or has expired, or there is none
     */
    Optional<ApiCaller> holder(String keyId);
}

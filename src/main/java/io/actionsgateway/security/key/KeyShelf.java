package io.actionsgateway.security.key;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Where keys are kept, as the door needs it. Blocks. */
interface KeyShelf {

    /** The keys with these hashes; those that there are. */
    Map<String, StoredKey> find(Collection<String> hashes);

    /** Writes down that keys were used, unless that was done less than a minute ago. */
    void used(Collection<String> ids, Instant at);
}

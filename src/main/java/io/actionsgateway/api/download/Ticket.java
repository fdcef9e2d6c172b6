package io.actionsgateway.api.download;

import java.net.URI;
import java.time.Instant;

/**
 * What a link of ours stands for.
 *
 * @param content what it leads to
 * @param end from then on it leads nowhere
 * @param api root of the API that gave the link
 * @param link to storage; whoever has it may read
 */
record Ticket(Content content, Instant end, URI api, URI link) {

    /** Without the link. */
    @Override
    public String toString() {
        return "Ticket[" + content + ", " + end + "]";
    }
}

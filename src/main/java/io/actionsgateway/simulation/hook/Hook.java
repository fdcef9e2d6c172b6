package io.actionsgateway.simulation.hook;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.access.App;
import java.net.URI;

/**
 * Where webhooks go, and the secret they are signed with. It is a GitHub App's hook: only these are told of dispatches
 * and reviews.
 *
 * @param url the receiver
 * @param secret shared with it
 */
public record Hook(URI url, Secret secret) {

    static final long ID = 292430182;
    static final long APP_ID = App.ID;
    static final long INSTALLATION_ID = App.INSTALLATION_ID;
}

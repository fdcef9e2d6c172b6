package io.actionsgateway.simulation.recording;

import io.actionsgateway.simulation.hook.Audience;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.state.Repository;
import java.net.URI;

/**
 * Lets a recorder hear what hooks are told, before they are.
 *
 * @param api address of the twin, which recordings leave out
 */
record Tape(Recorder recorder, Audience hooks, URI api) implements Audience {

    @Override
    public boolean wants(String event, Repository repository) {
        return recorder.hears(Seam.TWIN) || hooks.wants(event, repository);
    }

    @Override
    public void accept(WebhookEvent event) {
        recorder.announced(event, api);
        hooks.accept(event);
    }
}

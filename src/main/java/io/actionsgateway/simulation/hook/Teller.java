package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes an event down as things are now, if anybody wants it, and passes it on. */
record Teller(Payloads payloads, World world, Audience audience) {

    private static final ObjectNode INSTALLATION = Values.identity("IN", Hook.INSTALLATION_ID);

    void tell(
            String event, @Nullable String action, Repository repository, Account sender, Consumer<ObjectNode> about) {
        if (!audience.wants(event, repository)) {
            return;
        }
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        if (action != null) {
            payload.put("action", action);
        }
        about.accept(payload);
        payload.set("repository", payloads.repository(repository));
        if (repository.owner().type().equals("Organization")) {
            payload.set("organization", payloads.organization(repository.owner()));
        }
        payload.set("sender", payloads.user(sender));
        payload.set("installation", INSTALLATION);
        String body = Template.JSON.writeValueAsString(payload);
        audience.accept(new WebhookEvent(world.ids().guid(world.now()), event, action, repository, body));
    }
}

package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes hooks and what they deliver in GitHub's JSON. */
public final class HookPayloads {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Template PUSH = Template.of("test-push");
    private static final String MASK = "********";

    private final Payloads payloads;

    public HookPayloads(Payloads payloads) {
        this.payloads = payloads;
    }

    public ObjectNode hook(Webhook hook) {
        Webhook.Settings settings = hook.settings();
        String url = url(hook);
        ObjectNode json = NODES.objectNode()
                .put("type", hook.owner().kind())
                .put("id", hook.id())
                .put("name", "web")
                .put("active", settings.active());
        settings.events().forEach(json.putArray("events")::add);
        json.set("config", config(settings.config()));
        json.put("updated_at", Values.time(settings.updatedAt()))
                .put("created_at", Values.time(hook.createdAt()))
                .put("url", url)
                .put("ping_url", url + "/pings")
                .put("deliveries_url", url + "/deliveries");
        if (hook.owner() instanceof HookOwner.OfRepository) {
            json.put("test_url", url + "/test").set("last_response", lastResponse(hook.lastResponse()));
        }
        return json;
    }

    private String url(Webhook hook) {
        return switch (hook.owner()) {
            case HookOwner.OfRepository(Repository repository) -> payloads.url(repository) + "/hooks/" + hook.id();
            case HookOwner.OfOrganization(Account account) ->
                payloads.api() + "/orgs/" + account.login() + "/hooks/" + hook.id();
            case HookOwner.OfApp _ -> payloads.api() + "/app/hook";
        };
    }

    /** The secret is shown as stars. */
    public ObjectNode config(HookConfig config) {
        ObjectNode json = NODES.objectNode()
                .put("content_type", config.contentType() == HookConfig.ContentType.JSON ? "json" : "form")
                .put("insecure_ssl", config.insecureSsl() ? "1" : "0");
        if (config.url() != null) {
            json.put("url", config.url().toString());
        }
        return config.secret() == null ? json : json.put("secret", MASK);
    }

    private static ObjectNode lastResponse(LastResponse last) {
        return NODES.objectNode()
                .put("code", last.code())
                .put("status", last.status())
                .put("message", last.message());
    }

    /** What a hook is told first. */
    public String ping(Webhook hook, Account sender) {
        ObjectNode json =
                NODES.objectNode().put("zen", "Keep it logically awesome.").put("hook_id", hook.id());
        json.set("hook", hook(hook));
        switch (hook.owner()) {
            case HookOwner.OfRepository(Repository repository) ->
                json.set("repository", payloads.repository(repository));
            case HookOwner.OfOrganization(Account account) -> json.set("organization", payloads.organization(account));
            case HookOwner.OfApp app -> ((ObjectNode) json.get("hook")).put("app_id", app.id());
        }
        json.set("sender", payloads.user(sender));
        return Template.JSON.writeValueAsString(json);
    }

    /** The latest push to a repository's default branch, told once more. */
    public String push(Repository repository, Account sender) {
        ObjectNode values = NODES.objectNode()
                .put("branch", repository.defaultBranch())
                .put("sha", repository.headSha(repository.defaultBranch()))
                .put("pushed_at", Values.time(repository.createdAt()))
                .put("html_url", Payloads.htmlUrl(repository))
                .put("login", sender.login());
        values.set("repository", payloads.repository(repository));
        values.set("sender", payloads.user(sender));
        ObjectNode json = PUSH.fill(values::get);
        if (repository.owner().type().equals("Organization")) {
            json.set("organization", payloads.organization(repository.owner()));
        }
        return Template.JSON.writeValueAsString(json);
    }

    /** A delivery as lists show it. */
    public ObjectNode line(Delivery delivery) {
        Message message = delivery.message();
        Reply reply = delivery.reply();
        return NODES.objectNode()
                .put("id", delivery.id())
                .put("guid", message.guid().toString())
                .put("delivered_at", Values.time(delivery.deliveredAt()))
                .put("redelivery", delivery.redelivery())
                .put("duration", Math.round(reply.duration().toMillis() / 10.0) / 100.0)
                .put("status", reply.status())
                .put("status_code", reply.statusCode())
                .put("event", message.event())
                .put("action", message.action())
                .put("installation_id", message.installationId())
                .put("repository_id", message.repositoryId())
                .putNull("throttled_at");
    }

    /** A delivery with all that was sent and answered. */
    public ObjectNode delivery(Delivery delivery) {
        URI url = delivery.url();
        ObjectNode json = line(delivery).put("url", url == null ? "" : url.toString());
        ObjectNode request = json.putObject("request");
        request.set("headers", headers(delivery.headers()));
        request.set("payload", Template.JSON.readTree(delivery.message().payload()));
        ObjectNode response = json.putObject("response");
        response.set("headers", headers(delivery.reply().headers()));
        response.put("payload", delivery.reply().body());
        return json;
    }

    private static JsonNode headers(@Nullable Map<String, String> headers) {
        if (headers == null) {
            return NODES.nullNode();
        }
        ObjectNode json = NODES.objectNode();
        headers.forEach(json::put);
        return json;
    }
}

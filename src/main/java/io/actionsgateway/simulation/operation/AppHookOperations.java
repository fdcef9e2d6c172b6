package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.hook.HookPayloads;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.Webhook;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import org.springframework.http.HttpMethod;

/**
 * GitHub's operations on the hook of the GitHub App that asks.
 *
 * @see <a href="https://docs.github.com/rest/apps/webhooks">GitHub App webhooks</a>
 */
final class AppHookOperations {

    private static final String PATH = "/app/hook/config";

    private final Hooks hooks;

    AppHookOperations(Hooks hooks) {
        this.hooks = hooks;
    }

    void register(Operations operations) {
        operations
                .beside(
                        "apps/get-webhook-config-for-app",
                        HttpMethod.GET,
                        PATH,
                        "apps/webhooks#get-a-webhook-configuration-for-an-app",
                        this::get)
                .beside(
                        "apps/update-webhook-config-for-app",
                        HttpMethod.PATCH,
                        PATH,
                        "apps/webhooks#update-a-webhook-configuration-for-an-app",
                        this::update);
    }

    private ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(
                new HookPayloads(request.payloads()).config(hooks.app().config()));
    }

    private ApiAnswer update(ApiRequest request) {
        Webhook hook = hooks.app();
        Settings before = hook.settings();
        hook.change(new Settings(
                HookConfigInput.config(request.body(), before.config()),
                before.events(),
                before.active(),
                request.world().now()));
        return get(request);
    }
}

package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.hook.HookConfig;
import io.actionsgateway.simulation.hook.HookOwner;
import io.actionsgateway.simulation.hook.HookPayloads;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.Webhook;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * GitHub's operations on the hooks of repositories and organizations.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">Repository webhooks</a>
 */
final class HookOperations {

    private static final String LIST = "/hooks";
    private static final String ONE = "/hooks/{hook_id}";

    private final Hooks hooks;

    HookOperations(Hooks hooks) {
        this.hooks = hooks;
    }

    void register(Operations operations) {
        register(HookScope.REPOSITORY, operations, "a-repository", "repository", "repo");
        register(HookScope.ORGANIZATION, operations, "an-organization", "organization", "org");
        operations.beside(
                "repos/test-push-webhook",
                HttpMethod.POST,
                HookScope.REPOSITORY.path() + ONE + "/tests",
                "repos/webhooks#test-the-push-repository-webhook",
                this::test);
    }

    private void register(HookScope scope, Operations operations, String one, String many, String suffix) {
        var table = new Table(scope, operations);
        table.add("list-webhooks", HttpMethod.GET, LIST, "list-" + many + "-webhooks", this::list)
                .add("create-webhook", HttpMethod.POST, LIST, "create-" + one + "-webhook", this::create)
                .add("get-webhook", HttpMethod.GET, ONE, "get-" + one + "-webhook", this::get)
                .add("update-webhook", HttpMethod.PATCH, ONE, "update-" + one + "-webhook", this::update)
                .add("delete-webhook", HttpMethod.DELETE, ONE, "delete-" + one + "-webhook", this::delete)
                .add("ping-webhook", HttpMethod.POST, ONE + "/pings", "ping-" + one + "-webhook", this::ping)
                .add(
                        "get-webhook-config-for-" + suffix,
                        HttpMethod.GET,
                        ONE + "/config",
                        "get-a-webhook-configuration-for-" + one,
                        this::config)
                .add(
                        "update-webhook-config-for-" + suffix,
                        HttpMethod.PATCH,
                        ONE + "/config",
                        "update-a-webhook-configuration-for-" + one,
                        this::updateConfig);
    }

    /** What an operation does for hooks of one scope. */
    @FunctionalInterface
    private interface Action {

        ApiAnswer answer(HookScope scope, ApiRequest request);
    }

    /** The operations of one scope. */
    private record Table(HookScope scope, Operations operations) {

        private Table add(String name, HttpMethod method, String path, String anchor, Action action) {
            operations.beside(
                    scope.area() + "/" + name,
                    method,
                    scope.path() + path,
                    scope.area() + "/webhooks#" + anchor,
                    request -> action.answer(scope, request));
            return this;
        }
    }

    private ApiAnswer list(HookScope scope, ApiRequest request) {
        HookPayloads payloads = new HookPayloads(request.payloads());
        return request.plainPage(hooks.of(scope.owner(request, hooks)), payloads::hook);
    }

    private ApiAnswer create(HookScope scope, ApiRequest request) {
        HookOwner owner = scope.owner(request, hooks);
        Settings settings = HookInput.created(request, scope, owner);
        admit(scope, owner, settings, null);
        Webhook hook = hooks.create(owner, settings);
        ApiAnswer created = ApiAnswer.created(new HookPayloads(request.payloads()).hook(hook));
        tellPing(hook, request);
        return created;
    }

    private void admit(HookScope scope, HookOwner owner, Settings settings, @Nullable Webhook itself) {
        List<Settings> others = hooks.of(owner).stream()
                .filter(hook -> hook != itself)
                .map(Webhook::settings)
                .toList();
        HookInput.admit(scope, settings, others);
    }

    private ApiAnswer get(HookScope scope, ApiRequest request) {
        return shown(scope.hook(request, hooks), request);
    }

    private ApiAnswer update(HookScope scope, ApiRequest request) {
        Webhook hook = scope.hook(request, hooks);
        Settings settings = HookInput.updated(request, hook);
        admit(scope, hook.owner(), settings, hook);
        hook.change(settings);
        return shown(hook, request);
    }

    private static ApiAnswer shown(Webhook hook, ApiRequest request) {
        return ApiAnswer.ok(new HookPayloads(request.payloads()).hook(hook));
    }

    private ApiAnswer delete(HookScope scope, ApiRequest request) {
        hooks.delete(scope.hook(request, hooks));
        return ApiAnswer.noContent();
    }

    private ApiAnswer config(HookScope scope, ApiRequest request) {
        return ApiAnswer.ok(new HookPayloads(request.payloads())
                .config(scope.hook(request, hooks).config()));
    }

    private ApiAnswer updateConfig(HookScope scope, ApiRequest request) {
        Webhook hook = scope.hook(request, hooks);
        Settings before = hook.settings();
        HookConfig config = HookConfigInput.config(request.body(), before.config());
        Settings settings = new Settings(
                config, before.events(), before.active(), request.world().now());
        admit(scope, hook.owner(), settings, hook);
        hook.change(settings);
        return config(scope, request);
    }

    private ApiAnswer ping(HookScope scope, ApiRequest request) {
        tellPing(scope.hook(request, hooks), request);
        return ApiAnswer.noContent();
    }

    private void tellPing(Webhook hook, ApiRequest request) {
        Long repository = hook.owner() instanceof HookOwner.OfRepository(Repository in) ? in.id() : null;
        String payload = webhooks(request).ping(hook, request.caller().account());
        hooks.tell(hook, "ping", repository, payload);
    }

    /** Webhooks are the same in all versions of the API. */
    private static HookPayloads webhooks(ApiRequest request) {
        return new HookPayloads(new Payloads(request.payloads().api()));
    }

    private ApiAnswer test(ApiRequest request) {
        Webhook hook = HookScope.REPOSITORY.hook(request, hooks);
        Set<String> events = hook.settings().events();
        if (events.contains("push") || events.contains("*")) {
            Repository repository = request.repository();
            String payload = webhooks(request).push(repository, request.caller().account());
            hooks.tell(hook, "push", repository.id(), payload);
        }
        return ApiAnswer.noContent();
    }
}

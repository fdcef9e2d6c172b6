package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.hook.Delivery;
import io.actionsgateway.simulation.hook.HookPayloads;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.Webhook;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import java.util.List;

/**
 * GitHub's operations on what a hook has delivered.
 *
 * @see <a href="https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks/redelivering-webhooks">Redelivering</a>
 */
final class DeliveryOperations {

    private final Hooks hooks;

    DeliveryOperations(Hooks hooks) {
        this.hooks = hooks;
    }

    void register(Operations operations) {
        for (HookScope scope : HookScope.values()) {
            operations
                    .on(scope.area() + "/list-webhook-deliveries", request -> list(scope, request))
                    .on(scope.area() + "/get-webhook-delivery", request -> get(scope, request))
                    .on(scope.area() + "/redeliver-webhook-delivery", request -> redeliver(scope, request));
        }
    }

    private ApiAnswer list(HookScope scope, ApiRequest request) {
        String outcome = request.http().queryParam("status").orElse("");
        if (!List.of("", "success", "failure").contains(outcome)) {
            throw GitHubError.unprocessable("Invalid request.\n\n\"" + outcome
                    + "\" is not a possible value. Must be one of the following: success, failure.");
        }
        List<Delivery> deliveries = hooks.log().of(scope.hook(request, hooks)).stream()
                .filter(delivery -> outcome.isEmpty() || delivery.reply().succeeded() == outcome.equals("success"))
                .toList();
        return request.cursorPage(deliveries, Delivery::id, new HookPayloads(request.payloads())::line);
    }

    private ApiAnswer get(HookScope scope, ApiRequest request) {
        return ApiAnswer.ok(
                new HookPayloads(request.payloads()).delivery(delivery(scope.hook(request, hooks), request)));
    }

    private ApiAnswer redeliver(HookScope scope, ApiRequest request) {
        Webhook hook = scope.hook(request, hooks);
        hooks.redeliver(hook, delivery(hook, request));
        return ApiAnswer.accepted();
    }

    private Delivery delivery(Webhook hook, ApiRequest request) {
        return hooks.log().find(hook, request.number("delivery_id")).orElseThrow(GitHubError::notFound);
    }
}

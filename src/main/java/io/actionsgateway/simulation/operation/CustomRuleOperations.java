package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.ProtectionRule;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's operations on Apps that guard environments. */
final class CustomRuleOperations {

    private CustomRuleOperations() {}

    static void register(Operations operations) {
        operations
                .on("repos/get-all-deployment-protection-rules", CustomRuleOperations::list)
                .on("repos/list-custom-deployment-rule-integrations", CustomRuleOperations::available)
                .on("repos/create-deployment-protection-rule", CustomRuleOperations::create)
                .on("repos/get-custom-deployment-protection-rule", CustomRuleOperations::get)
                .on("repos/disable-deployment-protection-rule", CustomRuleOperations::delete);
    }

    /** Not paged. */
    private static ApiAnswer list(ApiRequest request) {
        List<ProtectionRule> rules = EnvironmentOperations.environment(request).rules();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", rules.size());
        ArrayNode list = body.putArray("custom_deployment_protection_rules");
        rules.forEach(rule -> list.add(EnvironmentOperations.payloads(request).customRule(rule)));
        return ApiAnswer.ok(body);
    }

    private static ApiAnswer available(ApiRequest request) {
        EnvironmentOperations.environment(request);
        return request.page(
                "available_custom_deployment_protection_rule_integrations",
                GuardApp.of(request.repository()),
                app -> EnvironmentOperations.payloads(request).app(app.slug(), app.id()));
    }

    private static ApiAnswer create(ApiRequest request) {
        Environment environment = EnvironmentOperations.environment(request);
        long appId = request.body().path("integration_id").asLong(0);
        String app = GuardApp.of(request.repository()).stream()
                .filter(each -> each.id() == appId)
                .map(GuardApp::slug)
                .findFirst()
                .orElseThrow(() -> GitHubError.unprocessable("The integration is not available for this environment."));
        if (environment.rules().stream().anyMatch(rule -> rule.appId() == appId)) {
            throw GitHubError.unprocessable("The integration guards this environment already.");
        }
        ProtectionRule rule = new ProtectionRule(request.world().ids().next(), app, appId, true);
        environment.add(rule);
        return ApiAnswer.created(EnvironmentOperations.payloads(request).customRule(rule));
    }

    private static ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(EnvironmentOperations.payloads(request).customRule(rule(request)));
    }

    private static ApiAnswer delete(ApiRequest request) {
        EnvironmentOperations.environment(request).removeRule(rule(request).id());
        return ApiAnswer.noContent();
    }

    private static ProtectionRule rule(ApiRequest request) {
        long id = request.number("protection_rule_id");
        return EnvironmentOperations.environment(request).rules().stream()
                .filter(rule -> rule.id() == id)
                .findFirst()
                .orElseThrow(GitHubError::notFound);
    }
}

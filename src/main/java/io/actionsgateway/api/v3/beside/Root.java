package io.actionsgateway.api.v3.beside;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.OwnAnswer;
import io.actionsgateway.description.ApiVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /}, {@code /meta} and {@code /versions}: where clients look first to see whether this is a GitHub. */
@Component
class Root implements OwnAnswer {

    private static final Map<String, String> ADDRESSES = new TreeMap<>(Map.of(
            "current_user_url", "/user",
            "organization_url", "/orgs/{org}",
            "rate_limit_url", "/rate_limit",
            "repository_url", "/repos/{owner}/{repo}"));

    @Override
    public Set<String> operations() {
        return Set.of("meta/root", "meta/get", "meta/get-all-versions");
    }

    @Override
    public Mono<DialectAnswer> answer(DialectRequest request) {
        return Mono.just(DialectAnswer.ok(
                switch (request.row().id()) {
                    case "meta/root" -> root(request.base());
                    case "meta/get" -> "{\"verifiable_password_authentication\":false}";
                    default -> versions();
                }));
    }

    private static String root(String base) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ADDRESSES.forEach((name, path) -> body.put(name, base + path));
        return body.toString();
    }

    private static String versions() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ApiVersion each : ApiVersion.values()) {
            list.add(each.date());
        }
        return list.toString();
    }
}

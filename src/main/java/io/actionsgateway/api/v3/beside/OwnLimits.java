package io.actionsgateway.api.v3.beside;

import io.actionsgateway.api.quota.CallerShare;
import io.actionsgateway.api.quota.CallerShares;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.OwnAnswer;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /rate_limit}: the caller's own share, under every name that clients look for. Free, as at GitHub. */
@Component
class OwnLimits implements OwnAnswer {

    private static final List<String> RESOURCES = List.of("core", "graphql", "search");

    private final CallerShares shares;

    OwnLimits(CallerShares shares) {
        this.shares = shares;
    }

    @Override
    public Set<String> operations() {
        return Set.of("rate-limit/get");
    }

    @Override
    public Mono<DialectAnswer> answer(DialectRequest request) {
        return Mono.fromCallable(() -> {
            ObjectNode share = json(shares.of(request.caller()));
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ObjectNode resources = body.putObject("resources");
            RESOURCES.forEach(name -> resources.set(name, share.deepCopy()));
            body.set("rate", share);
            return DialectAnswer.ok(body.toString());
        });
    }

    private static ObjectNode json(CallerShare share) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", share.limit())
                .put("remaining", share.remaining())
                .put("reset", share.resetAt().getEpochSecond())
                .put("used", share.used());
    }
}

package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.platform.BlockingBridge;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets on what GitHub would take, in one spelling: no request is spent on a refusal that can be foreseen, and the cache
 * sees the same question as the same. Bodies are read beside the event loops: they may be large, and their schemas are
 * made ready on first use.
 */
@Component
@Order(DialectStep.Position.INPUT)
class InputStep implements DialectStep {

    private static final byte[] NO_BODY = {};

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        Query query = Query.read(request.query());
        QueryRules.check(request.row(), query);
        DialectRequest checked =
                request.withQuery(query.written()).withHeaders(Accepted.normal(request.row(), request.headers()));
        return request.row().writes()
                ? BlockingBridge.call(() -> BodyRules.checked(request.row(), request.body()))
                        .flatMap(body -> next.handle(checked.withBody(body)))
                : next.handle(checked.withBody(NO_BODY));
    }
}

package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets on what GitHub would take, in one spelling: no request is spent on a refusal that can be foreseen, and the cache
 * sees the same question as the same.
 */
@Component
@Order(DialectStep.Position.INPUT)
class InputStep implements DialectStep {

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        Query query = Query.read(request.query());
        QueryRules.check(request.row(), query);
        return next.handle(request.withQuery(query.written())
                .withBody(BodyRules.checked(request.row(), request.body()))
                .withHeaders(Accepted.normal(request.row(), request.headers())));
    }
}

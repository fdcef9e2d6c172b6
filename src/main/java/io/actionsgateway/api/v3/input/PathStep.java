package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The first step: lets on only paths whose names could be somebody's. */
@Component
@Order(DialectStep.Position.PATH)
class PathStep implements DialectStep {

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        PathRules.check(request.row(), request.variables());
        return next.handle(request);
    }
}

package io.actionsgateway.api.v3.policy;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Holds writes against the rules; nothing goes on before they have all been kept. Reads pass. */
@Component
@Order(DialectStep.Position.POLICY)
class PolicyStep implements DialectStep {

    private final WorkflowWrites workflows;
    private final Reviews reviews;
    private final Outgoing outgoing;

    PolicyStep(WorkflowWrites workflows, Reviews reviews, Outgoing outgoing) {
        this.workflows = workflows;
        this.reviews = reviews;
        this.outgoing = outgoing;
    }

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        if (!request.row().writes() || request.repository().isEmpty()) {
            return next.handle(request);
        }
        return workflows
                .check(request)
                .then(Mono.defer(() -> reviews.check(request)))
                .contextWrite(outgoing.as(request.caller(), request.requestId()))
                .then(Mono.defer(() -> next.handle(request)));
    }
}

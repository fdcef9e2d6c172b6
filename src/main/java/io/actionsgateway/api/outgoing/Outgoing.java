package io.actionsgateway.api.outgoing;

import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.audit.AuditLog;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.util.context.Context;

/**
 * Tells the transport for whom it asks: {@code services.get(...).contextWrite(outgoing.as(caller, requestId))}. Whoever
 * asks GitHub for an API caller does it so. Thread-safe.
 */
@Component
public class Outgoing {

    private final AuditLog audit;

    Outgoing(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * The context of a call. Writes go on record under the request's id.
     *
     * @param caller for whom; his share of the budget is spent
     * @param requestId of the request that he sent us
     * @return to be written into the Reactor context
     */
    public Function<Context, Context> as(ApiCaller caller, String requestId) {
        return Caller.interactive(caller.subject()).andThen(new CallerWitness(caller, requestId, audit));
    }
}

package io.actionsgateway.api.outgoing;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Witness;
import io.actionsgateway.platform.Digests;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.audit.AuditEntry;
import io.actionsgateway.security.audit.AuditEntry.Result;
import io.actionsgateway.security.audit.AuditEntry.What;
import io.actionsgateway.security.audit.AuditEntry.Who;
import io.actionsgateway.security.audit.AuditLog;
import io.actionsgateway.security.audit.AuditOutcome;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Puts the writes of one request on record: nothing leaves before that is durable. */
record CallerWitness(ApiCaller caller, String requestId, AuditLog log) implements Witness {

    @Override
    public Mono<Void> before(Call call) {
        return Mono.defer(() -> log.append(new AuditEntry(
                requestId, Who.of(caller), what(call), Result.of(AuditOutcome.STARTED), digest(call.body()), 1)));
    }

    @Override
    public void after(Call call, Ending ending) {
        AuditOutcome outcome = switch (ending.state()) {
            case DONE -> AuditOutcome.DONE;
            case REFUSED -> AuditOutcome.REFUSED;
            case FAILED -> AuditOutcome.FAILED;
            case UNKNOWN -> AuditOutcome.UNKNOWN;
        };
        Result result = new Result(outcome, ending.status(), ending.requestId(), ending.failure());
        log.offer(AuditEntry.of(requestId, Who.of(caller), what(call), result));
    }

    private static What what(Call call) {
        return What.of(call.operation().id(), call.variables());
    }

    private static @Nullable String digest(byte @Nullable [] body) {
        return body == null ? null : HexFormat.of().formatHex(Digests.sha256().digest(body));
    }
}

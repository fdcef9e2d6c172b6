package io.actionsgateway.security.audit;

import io.actionsgateway.security.audit.AuditEntry.Result;
import io.actionsgateway.security.audit.AuditEntry.What;
import io.actionsgateway.security.audit.AuditEntry.Who;
import io.actionsgateway.security.key.KeyEvent;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts the making and ending of API keys on record, in the transaction that does it. */
@Component
class KeyRecord {

    private final AuditLog log;

    KeyRecord(AuditLog log) {
        this.log = log;
    }

    @EventListener
    void on(KeyEvent event) {
        String operation = switch (event) {
            case KeyEvent.Created _ -> "keys/create";
            case KeyEvent.Revoked _ -> "keys/revoke";
        };
        log.record(AuditEntry.of(
                null,
                new Who(event.by(), null),
                What.of(operation, Map.of("id", event.keyId())),
                Result.of(AuditOutcome.DONE)));
    }
}

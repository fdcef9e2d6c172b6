package io.actionsgateway.api.v1;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.security.audit.AuditEntry;
import io.actionsgateway.security.audit.AuditLog;
import io.actionsgateway.security.audit.AuditOutcome;
import io.actionsgateway.webhook.DeliveryFilter;
import io.actionsgateway.webhook.DeliveryInbox;
import io.actionsgateway.webhook.DeliveryView;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** The inbox: what GitHub delivered, what became of it, and why. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveryController {

    private static final Set<String> FILTERS = Set.of("hook", "state", "event", "guid");
    private static final Set<String> STATES =
            Set.of("received", "processing", "processed", "ignored", "replayed", "quarantined", "parked");

    private final DeliveryInbox inbox;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    DeliveryController(DeliveryInbox inbox, AuditLog audit, TransactionTemplate transaction) {
        this.inbox = inbox;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping
    Page<DeliveryView> list(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam MultiValueMap<String, String> parameters) {
        Access.everywhere(caller, Area.ADMINISTRATION, Level.READ);
        QueryParameters query = new QueryParameters(parameters, FILTERS);
        DeliveryFilter filter = new DeliveryFilter(query.text("hook"), state(query), query.text("event"), guid(query));
        return inbox.list(filter, query.page());
    }

    @GetMapping("/{id}")
    DeliveryView get(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        Access.everywhere(caller, Area.ADMINISTRATION, Level.READ);
        return inbox.find(id).orElseThrow(() -> noDelivery(id));
    }

    /** The bytes as GitHub sent them, whatever they are. */
    @GetMapping(path = "/{id}/body", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] body(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        get(caller, id);
        return inbox.body(id).orElseThrow(() -> bodyGone(id));
    }

    @PostMapping("/{id}/requeue")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryView requeue(@AuthenticationPrincipal ApiCaller caller, ServerWebExchange exchange, @PathVariable long id) {
        Access.everywhere(caller, Area.ADMINISTRATION, Level.WRITE);
        return switch (requeued(caller, RequestId.of(exchange), id)) {
            case DUE -> get(caller, id);
            case UNKNOWN -> throw noDelivery(id);
            case NOT_AT_REST ->
                throw new ApiRefusal.Conflict(
                        "Delivery " + id + " is " + get(caller, id).state()
                                + "; only parked, quarantined and ignored deliveries can be requeued.");
            case BODY_GONE -> throw bodyGone(id);
        };
    }

    /** Done and on record, or neither. */
    private DeliveryInbox.Requeued requeued(ApiCaller caller, String requestId, long id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            DeliveryInbox.Requeued requeued = inbox.requeue(id);
            if (requeued == DeliveryInbox.Requeued.DUE) {
                audit.record(AuditEntry.of(
                        requestId,
                        AuditEntry.Who.of(caller),
                        AuditEntry.What.of("deliveries/requeue", Map.of("id", Long.toString(id))),
                        AuditEntry.Result.of(AuditOutcome.DONE)));
            }
            return requeued;
        }));
    }

    private static @Nullable String state(QueryParameters query) {
        String state = query.text("state");
        if (state != null && !STATES.contains(state)) {
            throw new InvalidRequestException(
                    "state", "must be one of " + STATES.stream().sorted().toList());
        }
        return state;
    }

    private static @Nullable UUID guid(QueryParameters query) {
        String guid = query.text("guid");
        try {
            return guid == null ? null : UUID.fromString(guid);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidRequestException("guid", "must be a UUID");
        }
    }

    private static ApiRefusal.NotFound noDelivery(long id) {
        return new ApiRefusal.NotFound("delivery " + id);
    }

    private static ApiRefusal.Gone bodyGone(long id) {
        return new ApiRefusal.Gone("The body of delivery " + id + " is no longer kept.");
    }
}

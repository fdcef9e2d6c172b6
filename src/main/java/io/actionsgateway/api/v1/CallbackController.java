package io.actionsgateway.api.v1;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.http.ExternalUrl;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.security.audit.AuditEntry;
import io.actionsgateway.security.audit.AuditLog;
import io.actionsgateway.security.audit.AuditOutcome;
import io.actionsgateway.stream.callback.CallbackView;
import io.actionsgateway.stream.callback.Callbacks;
import io.actionsgateway.stream.callback.Callbacks.Owner;
import io.actionsgateway.stream.callback.Callbacks.Place;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Who wants to be called when a run changes or ends. Everybody sees his own callbacks only: a URL may hold a secret. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/runs/{runId}/callbacks")
class CallbackController {

    private final Callbacks callbacks;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final ExternalUrl external;

    CallbackController(Callbacks callbacks, AuditLog audit, TransactionTemplate transaction, ExternalUrl external) {
        this.callbacks = callbacks;
        this.audit = audit;
        this.transaction = transaction;
        this.external = external;
    }

    @PostMapping
    ResponseEntity<CallbackView> create(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            Body body,
            ServerWebExchange exchange) {
        Place place = place(caller, owner, repo, runId);
        Callbacks.Wish wish = body.as(CallbackRequest.class).checked();
        CallbackView made = Objects.requireNonNull(transaction.execute(_ -> {
            CallbackView created = callbacks.create(owner(caller), place, wish);
            record(caller, exchange, "callbacks/create", place, created.id());
            return created;
        }));
        URI location = URI.create("%s/api/v1/repos/%s/runs/%d/callbacks/%s"
                .formatted(external.of(exchange.getRequest()), place.repository(), runId, made.id()));
        return ResponseEntity.created(location).body(made);
    }

    @GetMapping
    Page<CallbackView> list(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @RequestParam MultiValueMap<String, String> parameters) {
        Place place = place(caller, owner, repo, runId);
        return callbacks.list(owner(caller), place, new QueryParameters(parameters, Set.of()).page());
    }

    @GetMapping("/{id}")
    CallbackView get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @PathVariable String id) {
        Place place = place(caller, owner, repo, runId);
        return callbacks.find(owner(caller), place, uuid(id)).orElseThrow(CallbackController::none);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable long runId,
            @PathVariable String id,
            ServerWebExchange exchange) {
        Place place = place(caller, owner, repo, runId);
        UUID which = uuid(id);
        transaction.executeWithoutResult(_ -> {
            if (!callbacks.delete(owner(caller), place, which)) {
                throw none();
            }
            record(caller, exchange, "callbacks/delete", place, which);
        });
    }

    /** Done and on record, or neither. The URL is not: it may hold a secret. */
    private void record(ApiCaller caller, ServerWebExchange exchange, String operation, Place place, UUID id) {
        String[] name = place.repository().split("/", 2);
        Map<String, String> what =
                Map.of("owner", name[0], "repo", name[1], "run_id", Long.toString(place.runId()), "id", id.toString());
        audit.record(AuditEntry.of(
                RequestId.of(exchange),
                AuditEntry.Who.of(caller),
                AuditEntry.What.of(operation, what),
                AuditEntry.Result.of(AuditOutcome.DONE)));
    }

    private static Place place(ApiCaller caller, String owner, String repo, long runId) {
        if (runId < 1) {
            throw new InvalidRequestException("runId", "must be a run's id");
        }
        return new Place(
                Access.repository(caller, owner, repo, Area.ACTIONS, Level.READ).toString(), runId);
    }

    private static Owner owner(ApiCaller caller) {
        return new Owner(caller.subject(), caller.keyId());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw none();
        }
    }

    private static ApiRefusal.NotFound none() {
        return new ApiRefusal.NotFound("such callback of yours for this run");
    }
}

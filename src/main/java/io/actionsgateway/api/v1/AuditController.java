package io.actionsgateway.api.v1;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.Page;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.security.audit.AuditFilter;
import io.actionsgateway.security.audit.AuditOutcome;
import io.actionsgateway.security.audit.AuditReader;
import io.actionsgateway.security.audit.AuditView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what: for callers who may read the administration of everything. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private static final Set<String> FILTERS =
            Set.of("subject", "key_id", "operation", "repository", "outcome", "request_id", "since", "until");

    private final AuditReader audit;

    AuditController(AuditReader audit) {
        this.audit = audit;
    }

    @GetMapping
    Page<AuditView> list(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam MultiValueMap<String, String> parameters) {
        permit(caller);
        QueryParameters query = new QueryParameters(parameters, FILTERS);
        AuditFilter filter = new AuditFilter(
                query.text("subject"),
                query.text("key_id"),
                query.text("operation"),
                query.text("repository"),
                outcome(query.text("outcome")),
                query.text("request_id"),
                time(query, "since"),
                time(query, "until"));
        return audit.list(filter, query.page());
    }

    @GetMapping("/{id}")
    AuditView get(@AuthenticationPrincipal ApiCaller caller, @PathVariable long id) {
        permit(caller);
        return audit.find(id).orElseThrow(() -> new ApiRefusal.NotFound("audit entry " + id));
    }

    private static void permit(ApiCaller caller) {
        if (!caller.grants().allowEverywhere(Area.ADMINISTRATION, Level.READ)) {
            throw new AccessRefusal.MissingPermission(Area.ADMINISTRATION, Level.READ);
        }
    }

    private static @Nullable AuditOutcome outcome(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(AuditOutcome.values())
                        .filter(outcome -> outcome.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new InvalidRequestException(
                                "outcome",
                                "must be one of "
                                        + Arrays.stream(AuditOutcome.values())
                                                .map(AuditOutcome::word)
                                                .toList()));
    }

    private static @Nullable Instant time(QueryParameters query, String name) {
        String text = query.text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new InvalidRequestException(name, "must be a time such as 2026-05-01T10:00:00Z");
        }
    }
}

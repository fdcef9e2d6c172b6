package io.actionsgateway.security.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list; {@code null} leaves a criterion out.
 *
 * @param subject whose
 * @param keyId of which API key
 * @param operation about what
 * @param repository owner and name, without regard to case
 * @param outcome what became of it
 * @param requestId of which request
 * @param since told at this time or later
 * @param until told before this time
 */
public record AuditFilter(
        @Nullable String subject,
        @Nullable String keyId,
        @Nullable String operation,
        @Nullable String repository,
        @Nullable AuditOutcome outcome,
        @Nullable String requestId,
        @Nullable Instant since,
        @Nullable Instant until) {}

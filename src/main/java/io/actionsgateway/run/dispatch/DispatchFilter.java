package io.actionsgateway.run.dispatch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; {@code null} is any.
 *
 * @param subject who asked
 * @param repository {@code owner/name}
 * @param state what became of it
 * @param runId the run that came of it, or that was repeated
 */
public record DispatchFilter(
        @Nullable String subject,
        @Nullable String repository,
        @Nullable DispatchState state,
        @Nullable Long runId) {

    /** The ledger has repositories in lower case. */
    public DispatchFilter {
        repository = repository == null ? null : repository.toLowerCase(Locale.ROOT);
    }
}

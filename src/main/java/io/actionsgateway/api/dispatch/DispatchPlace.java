package io.actionsgateway.api.dispatch;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.ApiCaller;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to dispatch what, and under which promise.
 *
 * @param caller who; may write Actions of the repository
 * @param requestId of his request
 * @param repository where
 * @param workflow file or number, as he names it
 * @param key his {@code Idempotency-Key}; {@code null}: none
 */
public record DispatchPlace(
        ApiCaller caller,
        String requestId,
        RepositoryName repository,
        String workflow,
        @Nullable String key) {}

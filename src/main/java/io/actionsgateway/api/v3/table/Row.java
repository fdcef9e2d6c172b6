package io.actionsgateway.api.v3.table;

import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the dialect.
 *
 * @param operation GitHub's id, method and path template, and what our credential needs for it
 * @param area what a caller's grant must be about; {@code null} where any caller may
 * @param level how far the grant must go
 * @param documentation GitHub's page on it
 * @param described how GitHub describes it; {@code null} for what clients call beside Actions
 */
public record Row(
        Operation operation,
        @Nullable Area area,
        Level level,
        String documentation,
        @Nullable DescribedOperation described) {

    /**
     * GitHub's name of it.
     *
     * @return such as {@code actions/get-workflow-run}; the label in metrics, logs and audit
     */
    public String id() {
        return operation.id();
    }

    /**
     * Whether it changes something.
     *
     * @return true for everything but reads
     */
    public boolean writes() {
        return operation.writes();
    }
}

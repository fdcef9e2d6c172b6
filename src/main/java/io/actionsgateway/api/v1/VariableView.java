package io.actionsgateway.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.actionsgateway.github.model.ActionsVariable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A variable as it is given out; {@code visibility} only with an organization's. */
record VariableView(
        String name,
        String value,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String visibility) {

    static VariableView of(ActionsVariable variable) {
        return new VariableView(
                variable.name(), variable.value(), variable.createdAt(), variable.updatedAt(), variable.visibility());
    }
}

package io.actionsgateway.api.v3.table;

import java.util.Map;

/**
 * What a method and a path mean.
 *
 * @param row the operation
 * @param variables of the path, decoded, under the names of the row's template; instead of {@code owner} and {@code repo}
 *     it has {@link OperationTable#REPOSITORY_NUMBER} when the path named the repository by number
 */
public record Match(Row row, Map<String, String> variables) {

    /** Takes a copy. */
    public Match {
        variables = Map.copyOf(variables);
    }
}

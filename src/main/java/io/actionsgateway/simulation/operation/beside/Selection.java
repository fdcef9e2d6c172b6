package io.actionsgateway.simulation.operation.beside;

import java.util.List;
import java.util.Map;

/** What a GraphQL query asks at one place. */
sealed interface Selection {

    /**
     * A field.
     *
     * @param alias under which name it is answered
     * @param name as the schema calls it
     * @param arguments texts by name; a variable stands with its {@code $}
     * @param fields what is asked of its value
     */
    record Field(String alias, String name, Map<String, String> arguments, List<Selection> fields)
            implements Selection {}

    /** All fields of a fragment. */
    record Spread(String fragment) implements Selection {}
}

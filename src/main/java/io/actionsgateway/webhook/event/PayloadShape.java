package io.actionsgateway.webhook.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outermost fields of a body.
 *
 * @param objects names of the fields that hold an object
 * @param others names of the fields that hold anything else but null, with the value where it is text
 * @param action the text of the field {@code action}
 */
record PayloadShape(
        Set<String> objects,
        Map<String, String> others,
        @Nullable String action) {

    PayloadShape(Set<String> objects, Map<String, String> others) {
        this(Set.copyOf(objects), Map.copyOf(others), others.get("action"));
    }

    boolean has(String field) {
        return objects.contains(field) || others.containsKey(field);
    }

    boolean hasObject(String field) {
        return objects.contains(field);
    }

    boolean hasAny(String... fields) {
        return Arrays.stream(fields).anyMatch(this::has);
    }

    boolean hasOnly(String... fields) {
        Set<String> allowed = Set.of(fields);
        return allowed.containsAll(objects) && allowed.containsAll(others.keySet());
    }
}

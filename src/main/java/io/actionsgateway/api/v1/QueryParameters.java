package io.actionsgateway.api.v1;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The query of a request for a list. A parameter that the list does not have is refused: a misspelt filter would otherwise
 * quietly list everything.
 */
final class QueryParameters {

    private static final int MAX_LENGTH = 300;
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final MultiValueMap<String, String> values;

    QueryParameters(MultiValueMap<String, String> values, Set<String> filters) {
        this(with(filters, PAGING), values, Set.of());
    }

    private QueryParameters(Set<String> known, MultiValueMap<String, String> values, Set<String> repeatable) {
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw new InvalidRequestException(name, "is not a parameter of this; it has " + known);
            }
            if (given.size() > 1 && !repeatable.contains(name)) {
                throw new InvalidRequestException(name, "may be given once");
            }
        });
        this.values = values;
    }

    /** Of something that has no pages. */
    static QueryParameters unpaged(MultiValueMap<String, String> values, Set<String> names) {
        return new QueryParameters(with(names, Set.of()), values, Set.of());
    }

    /** Of something that has no pages, where some may be given several times. */
    static QueryParameters unpaged(MultiValueMap<String, String> values, Set<String> names, Set<String> repeatable) {
        return new QueryParameters(with(names, repeatable), values, repeatable);
    }

    private static Set<String> with(Set<String> names, Set<String> more) {
        Set<String> known = new TreeSet<>(names);
        known.addAll(more);
        return known;
    }

    PageRequest page() {
        return PageRequest.of(text("limit"), text("cursor"));
    }

    @Nullable
    String text(String name) {
        return checked(name, values.getFirst(name));
    }

    List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(value -> checked(name, value))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String checked(String name, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > MAX_LENGTH || value.indexOf('\0') >= 0)) {
            throw new InvalidRequestException(name, "must have 1 to " + MAX_LENGTH + " characters");
        }
        return value;
    }
}

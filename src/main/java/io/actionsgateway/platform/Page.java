package io.actionsgateway.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in a stable order.
 *
 * @param items in order
 * @param nextCursor to be handed back for the next page; {@code null} on the last one
 * @param <T> what the list holds
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** Takes a copy. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from a list that was read one item further than asked for.
     *
     * @param found up to {@code limit + 1} items
     * @param request what was asked for
     * @param position an item's place in the order
     * @param <T> what the list holds
     * @return the page, with a cursor if there is more
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, Cursor> position) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, position.apply(items.getLast()).text());
    }
}

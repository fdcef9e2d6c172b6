package io.actionsgateway.github.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of one of GitHub's lists.
 *
 * @param items in GitHub's order
 * @param totalCount how many there are in all, where GitHub says so
 * @param next path and query of the next page below the API root, to be handed back; {@code null} on the last one
 * @param truncated true when GitHub has more than the 1,000 results that it gives of a filtered list: narrow the filter,
 *     for instance by slices of {@code created}
 * @param <T> what the list holds
 */
public record GitHubPage<T>(
        List<T> items, @Nullable Long totalCount, @Nullable String next, boolean truncated) {

    /** Takes a copy. */
    public GitHubPage {
        items = List.copyOf(items);
    }
}

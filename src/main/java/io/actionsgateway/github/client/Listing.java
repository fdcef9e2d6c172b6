package io.actionsgateway.github.client;

import io.actionsgateway.github.model.GitHubObject;
import org.jspecify.annotations.Nullable;

/**
 * One of GitHub's lists.
 *
 * @param items name of the field that holds the items; {@code null} where the answer is an array
 * @param type of an item
 * @param most items of a page
 * @param <T> type of an item
 */
public record Listing<T extends GitHubObject>(@Nullable String items, Class<T> type, int most) {

    /**
     * A list inside an object, in pages of up to 100.
     *
     * @param items name of the field that holds the items
     * @param type of an item
     * @param <T> type of an item
     * @return the list
     */
    public static <T extends GitHubObject> Listing<T> of(String items, Class<T> type) {
        return new Listing<>(items, type, 100);
    }

    /**
     * A list that is an array, in pages of up to 100.
     *
     * @param type of an item
     * @param <T> type of an item
     * @return the list
     */
    public static <T extends GitHubObject> Listing<T> array(Class<T> type) {
        return new Listing<>(null, type, 100);
    }

    /**
     * The same in smaller pages.
     *
     * @param fewer items of a page
     * @return a copy
     */
    public Listing<T> upTo(int fewer) {
        return new Listing<>(items, type, fewer);
    }
}

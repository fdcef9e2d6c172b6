package io.actionsgateway.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants.
 *
 * @param limit most items, 1 to 100
 * @param cursor {@code next_cursor} of the page before, or {@code null} for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

    /** Most items on a page. */
    public static final int MAX_LIMIT = 100;

    private static final int DEFAULT_LIMIT = 30;

    /** Refuses a limit out of range. */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new InvalidRequestException("limit", "must be a number from 1 to " + MAX_LIMIT);
        }
    }

    /**
     * Reads a caller's wish.
     *
     * @param limit a number as text, or {@code null} for 30
     * @param cursor as the page before gave it
     * @return the request
     * @throws InvalidRequestException when the limit is no number from 1 to 100
     */
    public static PageRequest of(@Nullable String limit, @Nullable String cursor) {
        if (limit == null) {
            return new PageRequest(DEFAULT_LIMIT, cursor);
        }
        return new PageRequest(limit.matches("\\d{1,3}") ? Integer.parseInt(limit) : 0, cursor);
    }

    /**
     * Where to go on.
     *
     * @param first where the first page starts
     * @return the position after the page before; as many numbers as {@code first} has
     * @throws InvalidRequestException when the cursor is not one of this list
     */
    public Cursor after(Cursor first) {
        return cursor == null ? first : Cursor.parse(cursor, first.position().size());
    }
}

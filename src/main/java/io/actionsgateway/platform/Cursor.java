package io.actionsgateway.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a page ended: the sort key of its last item. Callers see it as opaque text and hand it back.
 *
 * @param position the sort key
 */
public record Cursor(List<Long> position) {

    private static final int MAX_LENGTH = 200;

    /** Takes a copy. */
    public Cursor {
        position = List.copyOf(position);
    }

    /**
     * The position after an item.
     *
     * @param position the item's sort key
     * @return the cursor
     */
    public static Cursor at(long... position) {
        return new Cursor(Arrays.stream(position).boxed().toList());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @param text as a caller handed it in
     * @param length how many numbers the list's sort key has
     * @return the cursor
     * @throws InvalidRequestException when it is not a cursor of such a list
     */
    public static Cursor parse(String text, int length) {
        try {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("too long");
            }
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            List<Long> position =
                    Arrays.stream(decoded.split("_", -1)).map(Long::valueOf).toList();
            if (position.size() != length) {
                throw new IllegalArgumentException("of another list");
            }
            return new Cursor(position);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidRequestException(
                    "cursor", "is not a cursor of this list; pass on next_cursor as it was given, or leave it out");
        }
    }

    /**
     * The cursor for a caller.
     *
     * @return text that is safe in a URL
     */
    public String text() {
        String joined = position.stream().map(String::valueOf).collect(Collectors.joining("_"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.US_ASCII));
    }
}

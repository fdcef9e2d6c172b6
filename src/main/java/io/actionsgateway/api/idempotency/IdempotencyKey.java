package io.actionsgateway.api.idempotency;

import io.actionsgateway.platform.InvalidRequestException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the header {@code Idempotency-Key}: a string as structured fields write it, in quotation marks, or the same
 * without them, as most clients send it. Both name the same key.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">The header</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9651#name-strings">RFC 9651, strings</a>
 */
public final class IdempotencyKey {

    /** Its name. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x5b\\x5d-\\x7e]{1,255}");
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255}\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private IdempotencyKey() {}

    /**
     * The key.
     *
     * @param headers all that a request has of them
     * @return its text
     * @throws InvalidRequestException when there are several, or it is not one
     */
    public static String of(List<String> headers) {
        String value = headers.size() == 1 ? headers.getFirst().strip() : "";
        if (BARE.matcher(value).matches()) {
            return value;
        }
        if (QUOTED.matcher(value).matches()) {
            return ESCAPE.matcher(value.substring(1, value.length() - 1)).replaceAll("$1");
        }
        throw new InvalidRequestException(
                HEADER,
                "must be sent once, with 1 to 255 printable ASCII characters, such as a UUID; spaces, commas,"
                        + " backslashes and quotation marks only within a quoted string");
    }
}

package io.actionsgateway.platform;

import java.nio.charset.StandardCharsets;

/**
 * A value that must not be printed: {@link #toString()} gives {@code ***}. Bound from configuration by its text.
 */
public final class Secret {

    private final String value;

    /**
     * Wraps a secret.
     *
     * @param value the secret's text, not blank
     */
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.value = value;
    }

    /**
     * The secret as the bytes that GitHub uses as the HMAC key.
     *
     * @return a fresh copy, UTF-8
     */
    public byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The secret itself, for the one place that sends or uses it.
     *
     * @return the text; never to be logged or put into a message
     */
    public String text() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}

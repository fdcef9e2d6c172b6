package io.actionsgateway.github.transport.credential;

import java.util.regex.Pattern;

/** What may be put into a header as a token: up to 600 visible characters. */
final class TokenText {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]{1,600}");

    private TokenText() {}

    static boolean sendable(String token) {
        return SENDABLE.matcher(token).matches();
    }
}

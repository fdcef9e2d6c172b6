package io.actionsgateway.simulation.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the token in a value of {@code Authorization}; the scheme knows no case. */
final class AuthorizationHeader {

    /** What stands in the other half when a token is sent as user or password. */
    private static final String FILLER = "x-oauth-basic";

    private AuthorizationHeader() {}

    /** What may be the token, the likeliest first; empty when there is none. */
    static List<String> tokens(String value) {
        String[] parts = value.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return List.of();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer", "token" -> List.of(parts[1]);
            case "basic" -> basic(parts[1]);
            default -> List.of();
        };
    }

    private static List<String> basic(String encoded) {
        try {
            String[] pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            return Stream.of(pair).toList().reversed().stream()
                    .filter(each -> !each.isBlank() && !each.equals(FILLER))
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}

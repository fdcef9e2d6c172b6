package io.actionsgateway.description;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules of names, values and payloads that GitHub keeps, and tells in words, but not in its description. */
public final class SettingRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");

    private static final int LARGEST_VALUE = 48 * 1_024;

    private static final int LARGEST_PAYLOAD = 65_535;

    private SettingRules() {}

    /**
     * What is wrong with the name of a secret or variable.
     *
     * @param title {@code Secret} or {@code Variable}
     * @param name as sent
     * @return nothing when there may be such a thing
     */
    public static Optional<String> aboutName(String title, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(title
                    + " names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_)."
                    + " Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).");
        }
        return name.toUpperCase(Locale.ROOT).startsWith("GITHUB_")
                ? Optional.of(title + " names must not start with GITHUB_.")
                : Optional.empty();
    }

    /**
     * What is wrong with the value of a secret or variable.
     *
     * @param bytes how many it has
     * @return nothing up to 48 KiB
     */
    public static Optional<String> aboutSize(int bytes) {
        return bytes > LARGEST_VALUE ? Optional.of("Value is too large.") : Optional.empty();
    }

    /**
     * What is wrong with what is handed to a run.
     *
     * @param field such as {@code client_payload}
     * @param payload its JSON
     * @return nothing up to 65,535 bytes
     */
    public static Optional<String> aboutPayload(String field, JsonNode payload) {
        return payload.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD
                ? Optional.of(field + " is too large.")
                : Optional.empty();
    }
}

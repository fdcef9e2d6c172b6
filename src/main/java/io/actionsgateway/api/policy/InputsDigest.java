package io.actionsgateway.api.policy;

import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Tells whether two dispatches ask for the same, without keeping what they ask for. As GitHub gives every input to the
 * workflow as text, {@code 1} and {@code "1"} are the same.
 */
public final class InputsDigest {

    private InputsDigest() {}

    /**
     * A digest of inputs.
     *
     * @param inputs an object, in any order; anything else counts as none
     * @return SHA-256 in hex
     */
    public static String of(JsonNode inputs) {
        TreeMap<String, String> sorted = new TreeMap<>();
        inputs.propertyStream().forEach(input -> sorted.put(input.getKey(), text(input.getValue())));
        MessageDigest digest = Digests.sha256();
        sorted.forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    /** With its length before it, so that no two lists of texts look alike. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}

package io.actionsgateway.simulation.scenario;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** Numbers and commits that a scenario leaves out: the same names give the same ones. */
final class Derived {

    private Derived() {}

    /** A number like GitHub's: positive, nine digits. */
    static long id(String name) {
        return 100_000_000L + Math.floorMod(name.hashCode(), 900_000_000);
    }

    static String commit(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    /** A time such as {@code 3d}, {@code 2h}, {@code 30m} or {@code 10s}. */
    static Duration duration(Place place) {
        String text = place.text("0s");
        if (!text.matches("\\d{1,6}[dhms]")) {
            throw place.wrong("must be a time such as 3d, 2h, 30m or 10s");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> Duration.ofDays(number);
            case 'h' -> Duration.ofHours(number);
            case 'm' -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}

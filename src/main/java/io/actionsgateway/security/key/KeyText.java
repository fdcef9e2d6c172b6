package io.actionsgateway.security.key;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.platform.Secret;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * How an API key looks: {@code agk_}, 32 random bytes as 43 characters of base 62 (256 bits), and a checksum of 6, so that
 * a scanner finds leaked ones by {@code \bagk_[0-9A-Za-z]{49}\b} and can tell them from what only looks alike, without
 * asking us.
 *
 * <p>The checksum is the CRC-32 (that of zip and PNG) of the 47 ASCII characters before it. Both numbers are written with
 * the digits {@code 0-9A-Za-z}, highest first, filled up with {@code 0} on the left.
 */
final class KeyText {

    static final String PREFIX = "agk_";
    static final int RANDOM_BYTES = 32;

    private static final int CHECKED = PREFIX.length() + 43;
    private static final int LENGTH = CHECKED + 6;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final double BITS = Math.log(DIGITS.length()) / Math.log(2);

    private KeyText() {}

    /** The key made of random bytes. */
    static Secret of(byte[] random) {
        String checked = PREFIX + base62(random);
        return new Secret(checked + checksum(checked));
    }

    /** Whether it is one of ours as far as its characters tell. */
    static boolean isGenuine(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        boolean digits = text.chars().skip(PREFIX.length()).allMatch(each -> DIGITS.indexOf(each) >= 0);
        return digits && text.startsWith(checksum(text.substring(0, CHECKED)), CHECKED);
    }

    /** What is kept of a key: its SHA-256 in hex. A key has too much chance in it for that to need salt or time. */
    static String hash(String text) {
        return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** As many digits as the largest number of so many bytes has. */
    static String base62(byte[] number) {
        char[] text = new char[(int) Math.ceil(number.length * Byte.SIZE / BITS)];
        BigInteger rest = new BigInteger(1, number);
        for (int place = text.length - 1; place >= 0; place--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[place] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }

    private static String checksum(String checked) {
        CRC32 crc = new CRC32();
        crc.update(checked.getBytes(StandardCharsets.US_ASCII));
        return base62(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}

package io.actionsgateway.stream.log;

import java.nio.charset.StandardCharsets;

/** A log of so many lines of 64 bytes, each with its number: whatever part of it was read says which part it is. */
public record NumberedLines(long lines) implements ScriptedLogs.Blob {

    public static final int LINE = 64;

    private static final String FORM = "2026-05-01T10:00:00.0000000Z line %015d 0123456789abc\n";

    public static NumberedLines ofBytes(long bytes) {
        return new NumberedLines(bytes / LINE);
    }

    @Override
    public long length() {
        return lines * LINE;
    }

    @Override
    public byte[] read(long from, int length) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            long position = from + at;
            byte[] line = line(position / LINE);
            int skipped = (int) (position % LINE);
            int taken = Math.min(LINE - skipped, length - at);
            System.arraycopy(line, skipped, bytes, at, taken);
            at += taken;
        }
        return bytes;
    }

    /** One line, with its end. */
    public static byte[] line(long number) {
        byte[] line = TEMPLATE.clone();
        long rest = number;
        for (int digit = FIRST_DIGIT + 14; digit >= FIRST_DIGIT; digit--) {
            line[digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return line;
    }

    private static final byte[] TEMPLATE = FORM.formatted(0).getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_DIGIT = FORM.indexOf('%');

    static {
        if (TEMPLATE.length != LINE) {
            throw new AssertionError("a line has " + TEMPLATE.length + " bytes");
        }
    }
}

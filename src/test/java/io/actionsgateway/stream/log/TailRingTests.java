package io.actionsgateway.stream.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class TailRingTests {

    private static final int SIZE = 4096;

    private static String tail(String log, int lines, int start, Random random) {
        byte[] bytes = log.getBytes(StandardCharsets.US_ASCII);
        TailRing ring = new TailRing(lines, SIZE, 1024, start);
        for (int at = start; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(6_000));
            ring.take(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(bytes, at, end)));
            at = end;
        }
        List<Piece> pieces = ring.pieces();
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            assertThat(piece.bytes()).isEqualTo(Arrays.copyOfRange(bytes, (int) piece.offset(), (int) piece.end()));
            text.append(new String(piece.bytes(), StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    private static String expected(String log, int lines) {
        String[] all = log.split("(?<=\n)", -1);
        String found = "";
        int count = all[all.length - 1].isEmpty() ? all.length - 1 : all.length;
        for (int each = 1; each <= Math.min(lines, count); each++) {
            String longer = all[count - each] + found;
            if (longer.length() > SIZE) {
                break;
            }
            found = longer;
        }
        return found;
    }

    @Test
    void givesTheLastLines() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder log = new StringBuilder();
            for (int line = random.nextInt(300); line > 0; line--) {
                log.append("x".repeat(random.nextInt(60))).append('\n');
            }
            log.append(random.nextBoolean() ? "no newline" : "");
            int lines = 1 + random.nextInt(100);
            if (!log.isEmpty()) {
                String tail = tail(log.toString(), lines, 0, random);
                String best = expected(log.toString(), lines);
                assertThat(best).endsWith(tail);
                assertThat(best.length() - tail.length())
                        .as("one line at most is cut off by the size")
                        .isBetween(0, 61);
            }
        }
    }

    @Test
    void doesNotTrustTheFirstLineOfALaterPart() {
        assertThat(tail("0123456789\nabc\ndef\n", 2, 11, new Random(1))).isEqualTo("def\n");
        assertThat(tail("0123456789\nabc\ndef\n", 2, 5, new Random(1))).isEqualTo("abc\ndef\n");
        assertThat(tail("0123456789\nabc\ndef\n", 1, 11, new Random(1))).isEqualTo("def\n");
    }

    @Test
    void cutsALineThatDoesNotFit() {
        assertThat(tail("x".repeat(3 * SIZE), 5, 0, new Random(1))).hasSize(SIZE);
    }

    @Test
    void givesNothingOfNothing() {
        assertThat(new TailRing(5, SIZE, 1024, 0).pieces()).isEmpty();
    }
}

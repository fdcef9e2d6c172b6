package io.actionsgateway.stream.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class LineChunkerTests {

    private static final int SIZE = 1024;

    private static List<Piece> cut(byte[] log, int start, int from, Random random) {
        LineChunker chunker = new LineChunker(SIZE, start, from);
        List<Piece> pieces = new ArrayList<>();
        for (int at = start; at < log.length; ) {
            int end = Math.min(log.length, at + 1 + random.nextInt(3_000));
            pieces.addAll(chunker.take(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(log, at, end))));
            at = end;
        }
        chunker.rest().ifPresent(pieces::add);
        return pieces;
    }

    private static String text(Random random) {
        String[] words = {"a", "é", "€", "🚀", "\n", "\u001b[36;1m", "word ", "x".repeat(700)};
        StringBuilder text = new StringBuilder();
        for (int each = random.nextInt(2_000); each > 0; each--) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    @Test
    void cutsAtLineEndsAndLosesNothing() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] log = text(random).getBytes(StandardCharsets.UTF_8);
            long position = 0;
            for (Piece piece : cut(log, 0, 0, random)) {
                assertThat(piece.offset()).isEqualTo(position);
                assertThat(piece.bytes()).hasSizeLessThanOrEqualTo(SIZE).isNotEmpty();
                assertThat(piece.bytes()).isEqualTo(Arrays.copyOfRange(log, (int) piece.offset(), (int) piece.end()));
                assertThat(isUtf8(piece.bytes())).isTrue();
                assertThat(piece.atLineStart()).isEqualTo(position == 0 || log[(int) position - 1] == '\n');
                position = piece.end();
            }
            assertThat(position).isEqualTo(log.length);
        }
    }

    @Test
    void goesOnWhereItIsTold() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] log = (text(random) + "end").getBytes(StandardCharsets.UTF_8);
            List<Piece> all = cut(log, 0, 0, random);
            Piece last = all.get(random.nextInt(all.size()));
            int from = (int) last.end();
            int start = random.nextBoolean() ? 0 : Math.max(0, from - 1);

            List<Piece> rest = cut(log, start, from, random);

            int got = rest.stream().mapToInt(piece -> piece.bytes().length).sum();
            assertThat(got).isEqualTo(log.length - from);
            if (!rest.isEmpty()) {
                assertThat(rest.getFirst().offset()).isEqualTo(from);
                assertThat(rest.getFirst().atLineStart()).isEqualTo(log[from - 1] == '\n');
            }
        }
    }

    @Test
    void keepsEscapesWholeInEndlessLines() {
        String colour = "\u001b[36;1m";
        byte[] log = ("x".repeat(SIZE - 3) + colour + "y".repeat(SIZE)).getBytes(StandardCharsets.UTF_8);

        List<Piece> pieces = cut(log, 0, 0, new Random(1));

        assertThat(new String(pieces.get(1).bytes(), StandardCharsets.UTF_8)).startsWith(colour);
    }

    @Test
    void takesBytesThatAreNoText() {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);

        int got = cut(noise, 0, 0, new Random(1)).stream()
                .mapToInt(piece -> piece.bytes().length)
                .sum();

        assertThat(got).isEqualTo(noise.length);
    }
}

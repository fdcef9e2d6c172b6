package io.actionsgateway.github.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** libsodium itself says whether our boxes are its boxes. */
class SealedBoxTests {

    private final SealedBox box = new SealedBox();
    private Libsodium sodium;

    @BeforeEach
    void load() {
        sodium = Libsodium.load();
    }

    private void opens(int length, Random random) {
        byte[] content = new byte[length];
        random.nextBytes(content);

        byte[] sealed = box.seal(content, sodium.publicKey());

        assertThat(sealed).hasSize(length + SealedBox.OVERHEAD);
        assertThat(sodium.open(sealed)).as("length %d", length).contains(content);
    }

    @Test
    void sealsWhatLibsodiumOpens() {
        Random random = new Random(42);
        IntStream.rangeClosed(0, 300).forEach(length -> opens(length, random));
        IntStream.iterate(301, length -> length < 48 * 1024, length -> length + 1021)
                .forEach(length -> opens(length, random));
        opens(48 * 1024, random);
    }

    @Test
    void sealsForOnlyOneReader() {
        byte[] sealed = box.seal(new byte[] {1, 2, 3}, sodium.publicKey());

        assertThat(Libsodium.load().open(sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(sodium.open(sealed)).isEmpty();
    }

    @Test
    void sealsEachTimeOtherwise() {
        byte[] content = {1, 2, 3};

        assertThat(box.seal(content, sodium.publicKey())).isNotEqualTo(box.seal(content, sodium.publicKey()));
        assertThat(content).containsExactly(1, 2, 3);
    }

    @Test
    void refusesWhatIsNoPublicKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> box.seal(new byte[1], new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> box.seal(new byte[1], new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> box.seal(new byte[1], new byte[32]));
    }
}

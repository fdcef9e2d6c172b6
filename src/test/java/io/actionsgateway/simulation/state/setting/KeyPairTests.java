package io.actionsgateway.simulation.state.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.seal.Libsodium;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPairTests {

    private final KeyPair keys = KeyPair.of(7, "repository 1");

    private static byte[] sealed(String content, KeyPair recipient) {
        byte[] key = Base64.getDecoder().decode(recipient.publicKey());
        return Libsodium.load().seal(content.getBytes(StandardCharsets.UTF_8), key);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 64, 49_152})
    void opensWhatLibsodiumSealed(int length) {
        String content = "é".repeat(length);

        assertThat(keys.open(sealed(content, keys))).hasValue(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void doesNotOpenWhatIsForOthersOrTouched() {
        byte[] box = sealed("s3cret", keys);
        box[box.length - 1] ^= 1;

        assertThat(keys.open(sealed("s3cret", KeyPair.of(7, "repository 2")))).isEmpty();
        assertThat(keys.open(box)).isEmpty();
        assertThat(keys.open(new byte[47])).isEmpty();
        assertThat(keys.open(new byte[48])).isEmpty();
    }

    @Test
    void isTheSameForTheSameSeedAndPlaceOnly() {
        assertThat(KeyPair.of(7, "repository 1").publicKey()).isEqualTo(keys.publicKey());
        assertThat(KeyPair.of(7, "repository 1").id()).isEqualTo(keys.id()).matches("[0-9]+");
        assertThat(KeyPair.of(8, "repository 1").publicKey()).isNotEqualTo(keys.publicKey());
        assertThat(KeyPair.of(7, "repository 2").id()).isNotEqualTo(keys.id());
    }
}

package io.actionsgateway.github.transport.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.platform.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateKeysTests {

    private static final String SETTING = "actions.github.app.private-key";

    @Test
    void readsWhatGitHubHandsOut() {
        assertThat(PrivateKeys.read(new Secret(TestKeys.pkcs1()), SETTING)).isEqualTo(TestKeys.PAIR.getPrivate());
    }

    @Test
    void readsPkcs8() {
        assertThat(PrivateKeys.read(new Secret(TestKeys.pkcs8()), SETTING)).isEqualTo(TestKeys.PAIR.getPrivate());
    }

    @Test
    void readsLineBreaksAsEnvironmentVariablesWriteThem() {
        Secret oneLine = new Secret(TestKeys.pkcs1().replace("\n", "\\n"));

        assertThat(PrivateKeys.read(oneLine, SETTING)).isEqualTo(TestKeys.PAIR.getPrivate());
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("app.pem"), TestKeys.pkcs1());

        for (String written : List.of("file:" + file, "file://" + file)) {
            assertThat(PrivateKeys.read(new Secret(written), SETTING)).isEqualTo(TestKeys.PAIR.getPrivate());
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesABrokenKeyWithoutPrintingIt(String key, String complaint) {
        assertThatThrownBy(() -> PrivateKeys.read(new Secret(key), SETTING))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageStartingWith(SETTING)
                .hasMessageContaining(complaint)
                .message()
                .satisfies(message -> assertThat(key.lines().map(String::strip).filter(line -> line.length() > 30))
                        .noneMatch(message::contains));
    }

    static Stream<Arguments> broken() {
        String good = TestKeys.pkcs1();
        return Stream.of(
                Arguments.of("sesame-open-the-door-of-this-cave", "is not a PEM key"),
                Arguments.of(good.replace("RSA PRIVATE", "OPENSSH PRIVATE"), "is not a PEM key"),
                Arguments.of(good.substring(0, good.length() / 2), "is not a PEM key"),
                Arguments.of(good.replace("MII", "MIJ"), "is damaged"),
                Arguments.of(TestKeys.pem("PRIVATE KEY", new byte[] {1, 2, 3, 4}), "is damaged"),
                Arguments.of(TestKeys.pkcs8(TestKeys.generated("EC", 256)), "no RSA key"),
                Arguments.of(TestKeys.pkcs8(TestKeys.generated("RSA", 1024)), "shorter than 2048 bits"),
                Arguments.of(good.replace("BEGIN RSA PRIVATE", "BEGIN ENCRYPTED PRIVATE"), "is encrypted"),
                Arguments.of("file:/nowhere/at-all/where-no-key-has-been.pem", "cannot be read (NoSuchFileException)"));
    }
}

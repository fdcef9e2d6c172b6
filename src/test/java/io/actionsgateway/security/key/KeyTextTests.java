package io.actionsgateway.security.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTests {

    private static final String OF_ZEROS = "agk_00000000000000000000000000000000000000000000JalAU";

    @Test
    void isTheSameEverywhere() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        byte[] counted = new byte[32];
        for (byte i = 0; i < counted.length; i++) {
            counted[i] = i;
        }
        assertThat(KeyText.of(new byte[32]).text().equals(OF_ZEROS)).isTrue();
        assertThat(KeyText.of(ones).text().equals("agk_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp13Q6MTu"))
                .isTrue();
        assertThat(KeyText.of(counted).text().equals("agk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf16SUSs"))
                .isTrue();
    }

    @Test
    void isFoundByScannersAndByItsChecksum() {
        Random random = new Random(7);
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[KeyText.RANDOM_BYTES];
            random.nextBytes(bytes);
            String key = KeyText.of(bytes).text();
            all.add(key);
            assertThat(key.matches("agk_[0-9A-Za-z]{49}")).isTrue();
            assertThat(KeyText.isGenuine(key)).isTrue();
        }
        assertThat(all.size()).isEqualTo(1_000);
    }

    @Test
    void noticesEveryMistypedCharacter() {
        for (int place = 0; place < OF_ZEROS.length(); place++) {
            char other = OF_ZEROS.charAt(place) == 'x' ? 'y' : 'x';
            String mistyped = OF_ZEROS.substring(0, place) + other + OF_ZEROS.substring(place + 1);
            assertThat(KeyText.isGenuine(mistyped)).as("changed at " + place).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "agk_", "agk_0", "AGK_", "ghp_0123", "agk_ü"})
    void refusesWhatIsNone(String text) {
        assertThat(KeyText.isGenuine(text)).isFalse();
        assertThat(KeyText.isGenuine(text + OF_ZEROS.substring(text.length()) + "0"))
                .isFalse();
    }

    @Test
    void doesNotPrintIt() {
        assertThat(KeyText.of(new byte[32]).toString()).isEqualTo("***");
    }

    @Test
    void keepsTheHashThatOtherToolsCompute() {
        assertThat(KeyText.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

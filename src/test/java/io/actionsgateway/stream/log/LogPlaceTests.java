package io.actionsgateway.stream.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPlaceTests {

    @Test
    void comesBackAsItWas() {
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            TreeSet<Long> done = new TreeSet<>();
            for (int each = random.nextInt(20); each > 0; each--) {
                done.add(random.nextLong(1, Long.MAX_VALUE));
            }
            LogPlace place = new LogPlace(
                    random.nextInt(1, 10_000), done, random.nextLong(1, Long.MAX_VALUE), random.nextLong(1L << 40));
            assertThat(LogPlace.parse(place.text())).isEqualTo(place);
        }
    }

    @Test
    void staysShortForManyJobs() {
        TreeSet<Long> done = new TreeSet<>();
        for (int each = 0; each < 256; each++) {
            done.add(48_000_000_000L + each * 7L);
        }

        assertThat(new LogPlace(1, done, 48_000_009_999L, 2L << 30).text().length())
                .isLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AA", "AQ", "AQEB_w", "AAEB", "AQAB", "gICAgICAgICAgAE"})
    void refusesWhatNoStreamGave(String text) {
        assertThatThrownBy(() -> LogPlace.parse(text)).isInstanceOfAny(IllegalArgumentException.class);
    }

    @Test
    void refusesNumbersThatAreTooLarge() {
        assertThatThrownBy(() -> LogPlace.parse("x".repeat(20_000))).isInstanceOf(IllegalArgumentException.class);
        String overflow = new LogPlace(1, new TreeSet<>(List.of(Long.MAX_VALUE)), 1, 0).text();
        assertThat(LogPlace.parse(overflow).done()).containsExactly(Long.MAX_VALUE);
    }
}

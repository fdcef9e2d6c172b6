package io.actionsgateway.simulation.state.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CachesTests {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final long GIGABYTE = 1_000_000_000;

    private final Caches caches = new Caches();

    private void save(long id, long gigabytes, Instant when) {
        assertThat(caches.save(id, "key-" + id, "refs/heads/main", gigabytes * GIGABYTE, when))
                .isPresent();
    }

    @Test
    void forgetsWhatNobodyUsedForAWeek() {
        save(1, 1, NOW);
        save(2, 1, NOW);
        Instant later = NOW.plus(Duration.ofDays(5));
        assertThat(caches.restore("key-2", "refs/heads/main", later)).isPresent();
        assertThat(caches.restore("key-2", "refs/heads/other", later)).isEmpty();

        assertThat(caches.all(NOW.plus(Duration.ofDays(7)))).hasSize(2);
        assertThat(caches.all(NOW.plus(Duration.ofDays(8))))
                .extracting(Cache::id)
                .containsExactly(2L);
    }

    @Test
    void makesRoomByForgettingWhatWasUnusedLongest() {
        save(1, 4, NOW);
        save(2, 4, NOW.plusSeconds(1));
        save(3, 4, NOW.plusSeconds(2));

        assertThat(caches.all(NOW.plusSeconds(3))).extracting(Cache::id).containsExactly(2L, 3L);

        caches.limits().keepGigabytes(5);
        assertThat(caches.all(NOW.plusSeconds(3))).extracting(Cache::id).containsExactly(3L);
    }

    @Test
    void neverChangesACacheThatIsThere() {
        save(1, 1, NOW);

        assertThat(caches.save(2, "key-1", "refs/heads/main", 5, NOW)).isEmpty();
        assertThat(caches.save(3, "key-1", "refs/heads/other", 5, NOW)).isPresent();
    }
}

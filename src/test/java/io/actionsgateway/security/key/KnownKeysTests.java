package io.actionsgateway.security.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ManualTime;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Grants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;

class KnownKeysTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ManualTime time = ManualTime.stepped(START);
    private final FakeShelf shelf = new FakeShelf();
    private final KeyLookups lookups = new KeyLookups(shelf, time);
    private final KnownKeys keys = new KnownKeys(lookups, time, time);

    @Test
    void believesWhatItReadForTwoSeconds() {
        shelf.keys.put("a", key("key_a", null));
        assertThat(found("a")).isPresent();
        shelf.keys.remove("a");
        time.advance(KnownKeys.BELIEVED.minusMillis(1));
        assertThat(found("a")).isPresent();
        time.advance(Duration.ofMillis(1));
        assertThat(found("a")).isEmpty();
        assertThat(shelf.questions).hasSize(2);
    }

    @Test
    void remembersWhatDoesNotExist() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(found("none")).isEmpty();
        }
        assertThat(shelf.questions).hasSize(1);
    }

    @Test
    void countsTheTimeOfTheQuestionAsAge() {
        shelf.keys.put("a", key("key_a", null));
        shelf.door = new CountDownLatch(1);
        CompletableFuture<Optional<StoredKey>> first = keys.find("a").toFuture();
        time.advance(KnownKeys.BELIEVED.minusMillis(1));
        shelf.door.countDown();
        assertThat(first.join()).isPresent();
        time.advance(Duration.ofMillis(1));
        found("a");
        assertThat(shelf.questions).hasSize(2);
    }

    @Test
    void asksOnceForAllWhoWantToKnowTheSame() {
        shelf.door = new CountDownLatch(1);
        List<CompletableFuture<Optional<StoredKey>>> all =
                IntStream.range(0, 500).mapToObj(i -> keys.find("a").toFuture()).toList();
        shelf.door.countDown();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEmpty());
        assertThat(shelf.questions).hasSize(1);
    }

    @Test
    void takesAFloodOfDifferentKeysWithFewQuestions() {
        shelf.door = new CountDownLatch(1);
        List<CompletableFuture<Optional<StoredKey>>> all = IntStream.range(0, 5_000)
                .mapToObj(i -> keys.find("flood" + i).toFuture())
                .toList();
        shelf.door.countDown();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEmpty());
        assertThat(shelf.mostAtOnce.get()).isLessThanOrEqualTo(4);
        assertThat(shelf.questions.size()).isLessThan(40);
    }

    @Test
    void sendsAwayWhoFindsTenThousandWaiting() {
        shelf.door = new CountDownLatch(1);
        List<CompletableFuture<Optional<StoredKey>>> all = IntStream.range(0, 12_000)
                .mapToObj(i -> keys.find("flood" + i).toFuture())
                .toList();
        assertThat(all.getLast())
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(TransientDataAccessResourceException.class);
        shelf.door.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(found("late")).isEmpty());
    }

    @Test
    void forgetsWhatIsBeingReadAboutAChangedKey() {
        shelf.keys.put("a", key("key_a", null));
        shelf.door = new CountDownLatch(1);
        CompletableFuture<Optional<StoredKey>> before = keys.find("a").toFuture();
        Awaitility.await().until(() -> shelf.questions.size() == 1);
        keys.forget("a");
        shelf.door.countDown();
        before.join();
        shelf.keys.remove("a");
        assertThat(found("a")).isEmpty();
    }

    @Test
    void believesNothingFromTheFuture() {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        KnownKeys byWallClock = new KnownKeys(lookups, settable(now), time);
        BlockingBridge.await(byWallClock.find("a"), SOON);
        now.set(START.minusSeconds(3600));
        BlockingBridge.await(byWallClock.find("a"), SOON);
        assertThat(shelf.questions).hasSize(2);
    }

    @Test
    void failsWhenTheDatabaseIsAwayAndRemembersNoFailure() {
        shelf.keys.put("a", key("key_a", null));
        found("a");
        shelf.dead = true;
        assertThat(found("a")).as("freshly read").isPresent();
        time.advance(KnownKeys.BELIEVED);
        assertThatThrownBy(() -> found("a")).isInstanceOf(DataAccessResourceFailureException.class);
        shelf.dead = false;
        assertThat(found("a")).isPresent();
    }

    @Test
    void failsWhenTheDatabaseSaysNothingForTwoSeconds() {
        shelf.door = new CountDownLatch(1);
        CompletableFuture<Optional<StoredKey>> answer = keys.find("a").toFuture();
        time.advance(KnownKeys.BELIEVED);
        assertThat(answer).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(QueryTimeoutException.class);
        shelf.door.countDown();
        assertThat(found("a")).isEmpty();
    }

    @Test
    void notesTheUseOfAKeyOnceAMinute() {
        shelf.keys.put("new", key("key_new", null));
        shelf.keys.put("old", key("key_old", START.minusSeconds(60)));
        shelf.keys.put("recent", key("key_recent", START.minusSeconds(59)));
        List.of("new", "old", "recent").forEach(this::found);
        Awaitility.await().untilAsserted(() -> assertThat(shelf.used).containsExactlyInAnyOrder("key_new", "key_old"));
    }

    @Test
    void notesNoUseOfAKeyThatHasEnded() {
        shelf.keys.put("ended", new StoredKey(caller("key_ended"), START, null, false));
        shelf.keys.put("revoked", new StoredKey(caller("key_revoked"), START.plusSeconds(9), null, true));
        shelf.keys.put("good", key("key_good", null));
        List.of("ended", "revoked", "good").forEach(this::found);
        Awaitility.await().untilAsserted(() -> assertThat(shelf.used).containsExactly("key_good"));
    }

    private Optional<StoredKey> found(String hash) {
        Mono<Optional<StoredKey>> answer = keys.find(hash);
        Optional<StoredKey> key = BlockingBridge.await(answer, SOON);
        return key == null ? Optional.empty() : key;
    }

    private static StoredKey key(String id, Instant lastUsed) {
        return new StoredKey(caller(id), START.plus(Duration.ofDays(1)), lastUsed, false);
    }

    private static ApiCaller caller(String id) {
        return new ApiCaller("key:test", "test", id, Grants.NONE, null);
    }

    private static Clock settable(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}

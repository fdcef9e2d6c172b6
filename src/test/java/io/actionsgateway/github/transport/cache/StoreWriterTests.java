package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** Nobody waits for the shared store, and what waits for it is bounded. */
class StoreWriterTests {

    private static final CacheKey KEY = key(1);

    private final FakeStore store = new FakeStore();
    private final Replica replica = new Replica(ManualTime.stepped(Replica.START), store, new FakeKnowledge());
    private final StoreWriter writer = replica.writer;

    @Test
    void writesTheLastOfSeveralUnderOneKey() throws InterruptedException {
        CountDownLatch held = holdTheStore();
        for (int i = 0; i < 100; i++) {
            writer.put(KEY, entry(i, 10));
        }
        writer.confirm(KEY, entry(100, 10));
        held.countDown();

        await().until(() -> store.entries.containsKey(KEY));
        assertThat(store.entries.get(KEY).version()).isEqualTo(100);
        assertThat(store.puts).as("one that held the store, one for the rest").hasValue(2);
    }

    @Test
    void dropsWhatDoesNotFit() throws InterruptedException {
        CountDownLatch held = holdTheStore();
        for (int i = 1; i <= 20; i++) {
            writer.put(key(i), entry(i, 1_000_000));
        }
        held.countDown();

        await().until(() -> store.entries.size() == 17);
        assertThat(replica.count("actions.github.cache.table", "work", "write", "outcome", "dropped"))
                .isEqualTo(4);
    }

    @Test
    void storesAConfirmedBodyThatTheStoreHasLost() {
        writer.confirm(KEY, entry(1, 10));

        await().until(() -> store.entries.containsKey(KEY));
        writer.confirm(KEY, entry(2, 10));
        await().until(() -> store.entries.get(KEY).version() == 2);
        assertThat(store.puts).hasValue(1);
    }

    @Test
    void worksAgainAfterAFailure() {
        store.down = true;
        writer.put(KEY, entry(1, 10));
        await().until(() -> replica.count("actions.github.cache.table", "work", "write", "outcome", "failed") == 1);
        store.down = false;

        writer.put(KEY, entry(2, 10));

        await().until(() -> store.entries.containsKey(KEY));
        writer.remove(KEY);
        await().until(store.entries::isEmpty);
    }

    private CountDownLatch holdTheStore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        store.held = () -> {
            begun.countDown();
            await().until(() -> held.getCount() == 0);
        };
        writer.put(key(0), entry(0, 10));
        begun.await();
        return held;
    }

    private static CacheKey key(int number) {
        return new CacheKey("%064x".formatted(number));
    }

    private static Entry entry(long version, int bytes) {
        return new Entry(200, new HttpHeaders(), new byte[bytes], "e", null, Instant.EPOCH, 1L, version);
    }
}

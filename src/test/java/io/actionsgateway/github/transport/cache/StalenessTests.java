package io.actionsgateway.github.transport.cache;

import static io.actionsgateway.github.transport.cache.FakeKnowledge.JOB;
import static io.actionsgateway.github.transport.cache.FakeKnowledge.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** What is not given out any more once somebody has changed it, here or on another replica, and links, which run out. */
class StalenessTests {

    private final CachedRun cached = new CachedRun();

    @Test
    void servesWhatAnotherReplicaHasFetched() {
        cached.served(Calls.run(RUN));
        await().until(() -> cached.store.entries.size() == 1);

        Answer answer = new Replica(cached.time, cached.store, cached.knowledge)
                .get(Calls.run(RUN).withCredential(cached.credential), cached.github);

        assertThat(Replica.served(answer)).isEqualTo(CachedRun.HIT);
        assertThat(Replica.text(answer)).isEqualTo(cached.github.body);
    }

    @Test
    void dropsARunThatHasChangedHereAndInTheTable() {
        cached.served(Calls.run(RUN));
        cached.served(Calls.jobs(RUN));
        cached.served(Calls.workflows());
        await().until(() -> cached.store.entries.size() == 3);
        cached.pass(1);

        cached.replica.runs.changed(RUN);
        cached.pass(1);

        await().until(() -> cached.store.entries.size() == 1);
        assertThat(cached.store.dropped).containsOnlyKeys(RUN);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo("fwd=uri-miss; fwd-status=200; stored");
        assertThat(cached.served(Calls.workflows())).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void doesNotBelieveWhatWasReadRightAfterAnOwnWrite() {
        cached.served(Calls.run(RUN));
        cached.served(Calls.cancel(RUN));

        assertThat(cached.served(Calls.run(RUN))).doesNotContain(CachedRun.HIT);
        cached.pass(4);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
        cached.pass(1);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void doesNotServeWhatAnotherReplicaHasChanged() {
        Replica other = new Replica(cached.time, cached.store, cached.knowledge);
        cached.served(Calls.run(RUN));
        cached.served(Calls.artifacts(RUN));
        cached.pass(1);
        other.get(Calls.deleteArtifact(5).withCredential(cached.credential), cached.github);
        assertThat(cached.served(Calls.artifacts(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);

        other.get(Calls.cancel(RUN).withCredential(cached.credential), cached.github);

        assertThat(cached.served(Calls.run(RUN)))
                .as("a caller reads his own writes")
                .isEqualTo(CachedRun.CONFIRMED);
        cached.pass(6);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void tellsOtherReplicasOfAWriteThatMayHaveBeenDone() {
        Replica other = new Replica(cached.time, cached.store, cached.knowledge);
        cached.served(Calls.run(RUN));
        cached.pass(1);
        cached.github.instead = call -> Mono.error(new GitHubException.ServiceUnavailable(502, "-"));
        other.step
                .handle(Calls.cancel(RUN).withCredential(cached.credential), cached.github)
                .onErrorComplete()
                .block(Replica.LIMIT);
        cached.github.instead = null;

        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void remembersAWriteAsLongAsAnyAnswerIsBelieved() {
        CacheProperties usual = Replica.properties(DataSize.ofMegabytes(1));
        OwnWrites writes = new OwnWrites(
                new CacheProperties(
                        true,
                        usual.memory(),
                        usual.maxBody(),
                        usual.keep(),
                        usual.table(),
                        usual.patience(),
                        usual.settle(),
                        new CacheProperties.Trust(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(20))),
                cached.time);
        writes.ofRun(RUN);
        cached.pass(29);

        assertThat(writes.lastOf(RunRead.RUN, RUN, new RepositoryName("octo-org", "hello-world")))
                .isEqualTo(Replica.START);
    }

    @Test
    void findsTheRunOfAWriteToAJob() {
        cached.served(Calls.run(RUN));
        cached.served(Calls.rerunJob(JOB));

        assertThat(cached.served(Calls.run(RUN))).doesNotContain(CachedRun.HIT);
    }

    @Test
    void asksForArtifactsAfterOneWasDeleted() {
        cached.served(Calls.artifacts(RUN));
        cached.served(Calls.run(RUN));
        cached.served(Calls.deleteArtifact(5));

        assertThat(cached.served(Calls.artifacts(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void keepsTheLinkToLogsForTwentySecondsInMemoryOnly() {
        cached.redirects();
        Answer first = cached.replica.get(Calls.logs(RUN).withCredential(cached.credential), cached.github);
        cached.pass(19);
        Answer again = cached.replica.get(Calls.logs(RUN).withCredential(cached.credential), cached.github);

        assertThat(Replica.served(first)).isEqualTo("fwd=uri-miss; fwd-status=302; stored");
        assertThat(Replica.served(again)).isEqualTo(CachedRun.HIT);
        assertThat(again.status()).isEqualTo(302);
        assertThat(again.header("Location")).contains("https://storage.example.com/logs?sig=c4n4ry");
        cached.pass(1);
        assertThat(cached.served(Calls.logs(RUN))).isEqualTo("fwd=uri-miss; fwd-status=302; stored");
        assertThat(cached.store.entries).isEmpty();
    }

    @Test
    void doesNotKeepTheLinkOfARunThatGoesOnOrHasChanged() {
        cached.redirects();
        cached.knows(7, "in_progress", false);
        cached.served(Calls.logs(RUN));
        assertThat(cached.served(Calls.logs(RUN))).isEqualTo("fwd=uri-miss; fwd-status=302");

        cached.knows(8, "completed", true);
        cached.served(Calls.logs(RUN));
        cached.knows(9, "completed", true);
        assertThat(cached.served(Calls.logs(RUN))).startsWith("fwd=uri-miss; fwd-status=302");
    }

    @Test
    void showsNoLink() {
        cached.redirects();
        cached.served(Calls.logs(RUN));
        CacheKey key = CacheKey.of(Calls.logs(RUN).withCredential(cached.credential), "2022-11-28");

        assertThat(cached.replica.memory.find(key)).asString().doesNotContain("c4n4ry");
    }
}

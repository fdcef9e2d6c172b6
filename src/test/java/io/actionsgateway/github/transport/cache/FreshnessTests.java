package io.actionsgateway.github.transport.cache;

import static io.actionsgateway.github.transport.cache.FakeKnowledge.JOB;
import static io.actionsgateway.github.transport.cache.FakeKnowledge.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** When an answer about a run is given out without asking. */
class FreshnessTests {

    private static final String HIT = "hit";
    private static final String CONFIRMED = "fwd=stale; fwd-status=304; stored";

    private final ManualTime time = ManualTime.stepped(Replica.START);
    private final FakeStore store = new FakeStore();
    private final FakeKnowledge knowledge = new FakeKnowledge();
    private final FakeGitHub github = new FakeGitHub();
    private final FakeCredential credential = new FakeCredential("installation/1", "ghs_c4n4ry_old");
    private final Replica replica = new Replica(time, store, knowledge);

    @BeforeEach
    void knowsAnEndedRun() {
        knows(7, "completed", true);
        github.body = body("completed", 1);
    }

    @Test
    void servesAnEndedRunForTenMinutesWithoutAsking() {
        served(Calls.run(RUN));

        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
        pass(599);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
        pass(1);
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).as("believed anew").isEqualTo(HIT);
        assertThat(github.requests).hasValue(2);
        assertThat(replica.count("actions.github.cache", "result", "hit", "operation", "actions/get-workflow-run"))
                .isEqualTo(3);
    }

    @Test
    void asksUnderAConditionForWhoDoubts() {
        Call doubting = Calls.run(RUN).withCaller(Calls.patient(10).doubting());
        served(doubting);

        assertThat(served(doubting)).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
    }

    @Test
    void servesALiveRunForHalfAMinute() {
        knows(7, "in_progress", false);
        github.body = body("in_progress", 1);
        served(Calls.run(RUN));

        pass(29);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
        pass(1);
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
    }

    @Test
    void doesNotBelieveAReadThatMayLagBehindTheEvent() {
        knowledge.says(7, time.instant().minusSeconds(3), 1, "completed", true);
        served(Calls.jobs(RUN));

        pass(60);
        assertThat(served(Calls.jobs(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.jobs(RUN))).isEqualTo(HIT);
    }

    @Test
    void asksAgainWhenAnEventHasTold() {
        served(Calls.run(RUN));
        knows(8, "completed", true);

        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
    }

    @Test
    void doesNotBelieveABodyThatArrivesAfterTheEventItMissed() {
        github.instead = call -> {
            knows(8, "completed", true);
            github.instead = null;
            return github.send(call);
        };
        served(Calls.jobs(RUN));

        assertThat(served(Calls.jobs(RUN))).isEqualTo(CONFIRMED);
    }

    @Test
    void doesNotBelieveABodyThatDisagreesWithTheEvents() {
        github.body = body("in_progress", 1);
        served(Calls.run(RUN));
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);

        github.body = body("completed", 2);
        served(Calls.run(RUN));
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);

        github.body = "[]";
        served(Calls.run(RUN));
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
    }

    @Test
    void servesAnEarlierAttemptOfARunThatGoesOn() {
        knowledge.says(7, time.instant().minusSeconds(60), 2, "in_progress", false);
        served(Calls.attempt(RUN, 1));

        assertThat(served(Calls.attempt(RUN, 1))).isEqualTo(HIT);
    }

    @Test
    void alwaysAsksForStepsAndArtifactsOfALiveRun() {
        knows(7, "in_progress", false);
        served(Calls.jobs(RUN));
        served(Calls.job(JOB));
        served(Calls.artifacts(RUN));

        assertThat(served(Calls.jobs(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.job(JOB))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.artifacts(RUN))).isEqualTo(CONFIRMED);
    }

    @Test
    void servesJobsAndArtifactsOfAnEndedRun() {
        served(Calls.jobs(RUN));
        served(Calls.job(JOB));
        served(Calls.artifacts(RUN));

        pass(29);
        assertThat(served(Calls.jobs(RUN))).isEqualTo(HIT);
        assertThat(served(Calls.job(JOB))).isEqualTo(HIT);
        assertThat(served(Calls.artifacts(RUN))).isEqualTo(HIT);
        pass(1);
        assertThat(served(Calls.job(JOB))).isEqualTo(HIT);
        assertThat(served(Calls.artifacts(RUN))).as("others may delete them").isEqualTo(CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(longs = {43, 430})
    void asksForWhatItHasNotHeardOf(long stranger) {
        served(Calls.run(stranger));
        served(Calls.job(stranger));

        assertThat(served(Calls.run(stranger))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.job(stranger))).isEqualTo(CONFIRMED);
    }

    @Test
    void asksForWhatEventsDoNotTellOf() {
        served(Calls.pendingDeployments(RUN));

        assertThat(served(Calls.pendingDeployments(RUN))).isEqualTo(CONFIRMED);
    }

    @Test
    void doesNotTakeTheRunsOfOneHostForThoseOfAnother() {
        Call elsewhere = Calls.run(RUN)
                .withCredential(
                        new FakeCredential("installation/1", "ghs_c4n4ry_old", "https://ghe.example.com/api/v3"));
        replica.get(elsewhere, github);

        assertThat(Replica.served(replica.get(elsewhere, github))).isEqualTo(CONFIRMED);
    }

    @Test
    void asksWhenTheDatabaseIsDown() {
        served(Calls.run(RUN));
        store.down = true;
        assertThat(served(Calls.run(99))).isEqualTo("fwd=uri-miss; fwd-status=200; stored");

        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
    }

    @Test
    void servesWhatAnotherReplicaHasFetched() {
        served(Calls.run(RUN));
        await().until(() -> store.entries.size() == 1);

        Answer answer = new Replica(time, store, knowledge).get(Calls.run(RUN).withCredential(credential), github);

        assertThat(Replica.served(answer)).isEqualTo(HIT);
        assertThat(Replica.text(answer)).isEqualTo(github.body);
    }

    @Test
    void dropsARunThatHasChangedHereAndInTheTable() {
        served(Calls.run(RUN));
        served(Calls.jobs(RUN));
        served(Calls.workflows());
        await().until(() -> store.entries.size() == 3);
        pass(1);

        replica.runs.changed(RUN);
        pass(1);

        await().until(() -> store.entries.size() == 1);
        assertThat(store.dropped).containsOnlyKeys(RUN);
        assertThat(served(Calls.run(RUN))).isEqualTo("fwd=uri-miss; fwd-status=200; stored");
        assertThat(served(Calls.workflows())).isEqualTo(CONFIRMED);
    }

    @Test
    void doesNotBelieveWhatWasReadRightAfterAnOwnWrite() {
        served(Calls.run(RUN));
        served(Calls.cancel(RUN));

        assertThat(served(Calls.run(RUN))).doesNotContain(HIT);
        pass(4);
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
        pass(1);
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
    }

    @Test
    void doesNotServeWhatAnotherReplicaHasChanged() {
        Replica other = new Replica(time, store, knowledge);
        served(Calls.run(RUN));
        served(Calls.artifacts(RUN));
        pass(1);
        other.get(Calls.deleteArtifact(5).withCredential(credential), github);
        assertThat(served(Calls.artifacts(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);

        other.get(Calls.cancel(RUN).withCredential(credential), github);

        assertThat(served(Calls.run(RUN))).as("a caller reads his own writes").isEqualTo(CONFIRMED);
        pass(6);
        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
    }

    @Test
    void tellsOtherReplicasOfAWriteThatMayHaveBeenDone() {
        Replica other = new Replica(time, store, knowledge);
        served(Calls.run(RUN));
        pass(1);
        github.instead = call -> Mono.error(new GitHubException.ServiceUnavailable(502, "-"));
        other.step
                .handle(Calls.cancel(RUN).withCredential(credential), github)
                .onErrorComplete()
                .block(Replica.LIMIT);
        github.instead = null;

        assertThat(served(Calls.run(RUN))).isEqualTo(CONFIRMED);
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
                time);
        writes.ofRun(RUN);
        pass(29);

        assertThat(writes.lastOf(RunRead.RUN, RUN, new RepositoryName("octo-org", "hello-world")))
                .isEqualTo(Replica.START);
    }

    @Test
    void doesNotBelieveThatJobsOfAnEndedRunStillWait() {
        github.body = "{\"total_count\":2,\"jobs\":[{\"status\":\"completed\"},{\"status\":\"queued\"}]}";
        served(Calls.jobs(RUN));
        assertThat(served(Calls.jobs(RUN))).as("somebody has run it again").isEqualTo(CONFIRMED);

        github.body = "{\"total_count\":1,\"jobs\":[{\"status\":\"completed\"}]}";
        served(Calls.jobs(RUN));
        assertThat(served(Calls.jobs(RUN))).isEqualTo(HIT);
    }

    @Test
    void findsTheRunOfAWriteToAJob() {
        served(Calls.run(RUN));
        served(Calls.rerunJob(JOB));

        assertThat(served(Calls.run(RUN))).doesNotContain(HIT);
    }

    @Test
    void asksForArtifactsAfterOneWasDeleted() {
        served(Calls.artifacts(RUN));
        served(Calls.run(RUN));
        served(Calls.deleteArtifact(5));

        assertThat(served(Calls.artifacts(RUN))).isEqualTo(CONFIRMED);
        assertThat(served(Calls.run(RUN))).isEqualTo(HIT);
    }

    @Test
    void keepsTheLinkToLogsForTwentySecondsInMemoryOnly() {
        redirects();
        Answer first = replica.get(Calls.logs(RUN).withCredential(credential), github);
        pass(19);
        Answer again = replica.get(Calls.logs(RUN).withCredential(credential), github);

        assertThat(Replica.served(first)).isEqualTo("fwd=uri-miss; fwd-status=302; stored");
        assertThat(Replica.served(again)).isEqualTo(HIT);
        assertThat(again.status()).isEqualTo(302);
        assertThat(again.header("Location")).contains("https://storage.example.com/logs?sig=c4n4ry");
        pass(1);
        assertThat(served(Calls.logs(RUN))).isEqualTo("fwd=uri-miss; fwd-status=302; stored");
        assertThat(store.entries).isEmpty();
    }

    @Test
    void doesNotKeepTheLinkOfARunThatGoesOnOrHasChanged() {
        redirects();
        knows(7, "in_progress", false);
        served(Calls.logs(RUN));
        assertThat(served(Calls.logs(RUN))).isEqualTo("fwd=uri-miss; fwd-status=302");

        knows(8, "completed", true);
        served(Calls.logs(RUN));
        knows(9, "completed", true);
        assertThat(served(Calls.logs(RUN))).startsWith("fwd=uri-miss; fwd-status=302");
    }

    @Test
    void showsNoLink() {
        redirects();
        served(Calls.logs(RUN));
        CacheKey key = CacheKey.of(Calls.logs(RUN).withCredential(credential), "2022-11-28");

        assertThat(replica.memory.find(key)).asString().doesNotContain("c4n4ry");
    }

    private void redirects() {
        github.status = 302;
        github.headers.set("Location", "https://storage.example.com/logs?sig=c4n4ry");
    }

    private void knows(long version, String status, boolean ended) {
        knowledge.says(version, time.instant().minusSeconds(60), 1, status, ended);
    }

    private static String body(String status, int attempt) {
        return "{\"id\":42,\"pull_requests\":[{\"status\":\"x\"}],\"run_attempt\":%d,\"status\":\"%s\"}"
                .formatted(attempt, status);
    }

    private String served(Call call) {
        return Replica.served(replica.get(call.withCredential(credential), github));
    }

    private void pass(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }
}

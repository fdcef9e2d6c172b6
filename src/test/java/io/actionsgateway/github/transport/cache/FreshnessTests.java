package io.actionsgateway.github.transport.cache;

import static io.actionsgateway.github.transport.cache.FakeKnowledge.JOB;
import static io.actionsgateway.github.transport.cache.FakeKnowledge.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an answer about a run is given out without asking. */
class FreshnessTests {

    private final CachedRun cached = new CachedRun();

    @Test
    void servesAnEndedRunForTenMinutesWithoutAsking() {
        cached.served(Calls.run(RUN));

        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
        cached.pass(599);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
        cached.pass(1);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).as("believed anew").isEqualTo(CachedRun.HIT);
        assertThat(cached.github.requests).hasValue(2);
        assertThat(cached.replica.count(
                        "actions.github.cache", "result", "hit", "operation", "actions/get-workflow-run"))
                .isEqualTo(3);
    }

    @Test
    void asksUnderAConditionForWhoDoubts() {
        Call doubting = Calls.run(RUN).withCaller(Calls.patient(10).doubting());
        cached.served(doubting);

        assertThat(cached.served(doubting)).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void servesALiveRunForHalfAMinute() {
        cached.knows(7, "in_progress", false);
        cached.github.body = CachedRun.body("in_progress", 1);
        cached.served(Calls.run(RUN));

        cached.pass(29);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
        cached.pass(1);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void doesNotBelieveAReadThatMayLagBehindTheEvent() {
        cached.knowledge.says(7, cached.time.instant().minusSeconds(3), 1, "completed", true);
        cached.served(Calls.jobs(RUN));

        cached.pass(60);
        assertThat(cached.served(Calls.jobs(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.jobs(RUN))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void asksAgainWhenAnEventHasTold() {
        cached.served(Calls.run(RUN));
        cached.knows(8, "completed", true);

        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void doesNotBelieveABodyThatArrivesAfterTheEventItMissed() {
        cached.github.instead = call -> {
            cached.knows(8, "completed", true);
            cached.github.instead = null;
            return cached.github.send(call);
        };
        cached.served(Calls.jobs(RUN));

        assertThat(cached.served(Calls.jobs(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void doesNotBelieveABodyThatDisagreesWithTheEvents() {
        cached.github.body = CachedRun.body("in_progress", 1);
        cached.served(Calls.run(RUN));
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);

        cached.github.body = CachedRun.body("completed", 2);
        cached.served(Calls.run(RUN));
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);

        cached.github.body = "[]";
        cached.served(Calls.run(RUN));
        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void servesAnEarlierAttemptOfARunThatGoesOn() {
        cached.knowledge.says(7, cached.time.instant().minusSeconds(60), 2, "in_progress", false);
        cached.served(Calls.attempt(RUN, 1));

        assertThat(cached.served(Calls.attempt(RUN, 1))).isEqualTo(CachedRun.HIT);
    }

    @Test
    void alwaysAsksForStepsAndArtifactsOfALiveRun() {
        cached.knows(7, "in_progress", false);
        cached.served(Calls.jobs(RUN));
        cached.served(Calls.job(JOB));
        cached.served(Calls.artifacts(RUN));

        assertThat(cached.served(Calls.jobs(RUN))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.job(JOB))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.artifacts(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void servesJobsAndArtifactsOfAnEndedRun() {
        cached.served(Calls.jobs(RUN));
        cached.served(Calls.job(JOB));
        cached.served(Calls.artifacts(RUN));

        cached.pass(29);
        assertThat(cached.served(Calls.jobs(RUN))).isEqualTo(CachedRun.HIT);
        assertThat(cached.served(Calls.job(JOB))).isEqualTo(CachedRun.HIT);
        assertThat(cached.served(Calls.artifacts(RUN))).isEqualTo(CachedRun.HIT);
        cached.pass(1);
        assertThat(cached.served(Calls.job(JOB))).isEqualTo(CachedRun.HIT);
        assertThat(cached.served(Calls.artifacts(RUN)))
                .as("others may delete them")
                .isEqualTo(CachedRun.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(longs = {43, 430})
    void asksForWhatItHasNotHeardOf(long stranger) {
        cached.served(Calls.run(stranger));
        cached.served(Calls.job(stranger));

        assertThat(cached.served(Calls.run(stranger))).isEqualTo(CachedRun.CONFIRMED);
        assertThat(cached.served(Calls.job(stranger))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void asksForWhatEventsDoNotTellOf() {
        cached.served(Calls.pendingDeployments(RUN));

        assertThat(cached.served(Calls.pendingDeployments(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void doesNotTakeTheRunsOfOneHostForThoseOfAnother() {
        Call elsewhere = Calls.run(RUN)
                .withCredential(
                        new FakeCredential("installation/1", "ghs_c4n4ry_old", "https://ghe.example.com/api/v3"));
        cached.replica.get(elsewhere, cached.github);

        assertThat(Replica.served(cached.replica.get(elsewhere, cached.github))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void asksWhenTheDatabaseIsDown() {
        cached.served(Calls.run(RUN));
        cached.store.down = true;
        assertThat(cached.served(Calls.run(99))).isEqualTo("fwd=uri-miss; fwd-status=200; stored");

        assertThat(cached.served(Calls.run(RUN))).isEqualTo(CachedRun.CONFIRMED);
    }

    @Test
    void doesNotBelieveThatJobsOfAnEndedRunStillWait() {
        cached.github.body = "{\"total_count\":2,\"jobs\":[{\"status\":\"completed\"},{\"status\":\"queued\"}]}";
        cached.served(Calls.jobs(RUN));
        assertThat(cached.served(Calls.jobs(RUN)))
                .as("somebody has run it again")
                .isEqualTo(CachedRun.CONFIRMED);

        cached.github.body = "{\"total_count\":1,\"jobs\":[{\"status\":\"completed\"}]}";
        cached.served(Calls.jobs(RUN));
        assertThat(cached.served(Calls.jobs(RUN))).isEqualTo(CachedRun.HIT);
    }
}

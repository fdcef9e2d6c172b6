package io.actionsgateway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ServiceTest;
import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The state of runs and jobs follows from what GitHub said, not from when we heard it. */
@ServiceTest
class RunTrackerIT {

    private static final long SEED = 20260101;

    @Autowired
    private RunTracker tracker;

    @Autowired
    private RunReader reader;

    @Autowired
    private PayloadInterpreter interpreter;

    @Autowired
    private Teller teller;

    @Autowired
    private JdbcClient database;

    static List<Story> stories() {
        return Story.all();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void endsInTheSameStateAndHistoryInAnyOrderWithRepetitions(Story story) {
        Ending expected = teller.inOrder(story);
        Random random = new Random(SEED);

        for (int i = 0; i < 60; i++) {
            assertThat(teller.shuffled(story, random))
                    .as("seed %d, telling %d", SEED, i)
                    .isEqualTo(expected);
        }
    }

    @Test
    void endsTheSameWhenManyTellAtOnce() throws Exception {
        Story story = Story.rerun();
        Ending expected = teller.inOrder(story);
        long runId = Payloads.freshId();
        List<RunObservation> observations = story.observations(interpreter, runId);

        try (ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tellings = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                observations.forEach(one -> tellings.add(() -> tracker.observe(one)));
                List<RunObservation> shuffled = new ArrayList<>(observations);
                Collections.shuffle(shuffled, new Random(SEED + i));
                tellings.add(() -> tracker.observe(shuffled));
            }
            for (var told : tellers.invokeAll(tellings)) {
                told.get();
            }
        }

        assertThat(Ending.of(reader, runId)).isEqualTo(expected);
    }

    @Test
    void recordsTheStepBackFromTheGate() {
        Ending ending = teller.inOrder(Story.gated());

        assertThat(ending.words("job 0"))
                .containsExactly("queued", "waiting", "queued", "in_progress", "completed/success");
    }

    @Test
    void doesNotLetALateWaitingUndoTheSecondQueued() {
        long runId = Payloads.freshId();
        List<RunObservation> events = Story.gated().observations(interpreter, runId);

        tracker.observe(List.of(events.get(0), events.get(2), events.get(1)));

        assertThat(reader.jobs(run(runId), new PageRequest(10, null)).items())
                .singleElement()
                .satisfies(job -> assertThat(job.details().status()).isEqualTo("queued"));
    }

    @Test
    void reopensARunThatRequiredAction() {
        long runId = Payloads.freshId();
        List<RunObservation> events = Story.approved().observations(interpreter, runId);

        tracker.observe(events.get(0));
        assertThat(run(runId).details().conclusion()).isEqualTo("action_required");
        tracker.observe(events.get(1));
        assertThat(run(runId).details().status()).isEqualTo("in_progress");
        assertThat(run(runId).details().conclusion()).isNull();
        tracker.observe(events.get(2));
        assertThat(run(runId).details().conclusion()).isEqualTo("success");
    }

    @Test
    void keepsTheAttemptsOfARerunApartAndCarriesJobsOver() {
        Ending ending = teller.shuffled(Story.rerun(), new Random(SEED));

        assertThat(ending.runs()).hasSize(2);
        assertThat(ending.runs().get(0)).startsWith("1 ").contains("conclusion=failure");
        assertThat(ending.runs().get(1)).startsWith("2 ").contains("conclusion=success");
        assertThat(ending.jobs())
                .anySatisfy(job ->
                        assertThat(job).contains("/2 JobDetails[name=build").endsWith("true"))
                .anySatisfy(job ->
                        assertThat(job).contains("/2 JobDetails[name=test").endsWith("false"));
        assertThat(ending.words("run attempt 2")).containsExactly("in_progress", "completed/success");
    }

    @Test
    void carriesOverAJobOfWhichNothingIsHeardInTheNextAttempt() {
        long runId = Payloads.freshId();
        List<RunObservation> events = Story.rerun().observations(interpreter, runId);
        tracker.observe(
                events.stream().filter(event -> !events.get(4).equals(event)).toList());

        assertThat(reader.jobs(run(runId), new PageRequest(10, null)).items())
                .extracting(job -> job.details().name() + " " + job.carriedOver())
                .containsExactlyInAnyOrder("build true", "test false");
    }

    @Test
    void leavesTheNextAttemptAloneWhenTheOldOneIsHeardOfLate() {
        long runId = Payloads.freshId();
        List<RunObservation> events = Story.rerun().observations(interpreter, runId);

        tracker.observe(events.get(8));
        tracker.observe(events.get(3));

        assertThat(run(runId).key().runAttempt()).isEqualTo(2);
        assertThat(run(runId).details().conclusion()).isEqualTo("success");
    }

    @Test
    void keepsUnknownWordsVerbatim() {
        Ending ending = teller.inOrder(Story.unknownWords());

        assertThat(ending.words("run")).containsExactly("queued", "hibernating", "completed/transcended");
        assertThat(ending.words("job 0")).containsExactly("queued", "levitating", "completed/transcended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update transition set status = 'success'", "delete from transition", "truncate transition"})
    void refusesToRewriteHistory(String rewrite) {
        teller.inOrder(Story.plain());

        assertThatThrownBy(() -> database.sql(rewrite).update()).hasStackTraceContaining("append-only");
    }

    private RunView run(long runId) {
        return reader.run(Payloads.REPOSITORY, runId).orElseThrow();
    }
}

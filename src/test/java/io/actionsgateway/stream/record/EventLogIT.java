package io.actionsgateway.stream.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ServiceTest;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.Story;
import io.actionsgateway.stream.EventView;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.From;
import io.actionsgateway.stream.LogPosition;
import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is told of runs follows from what GitHub said; what is told stays told. */
@ServiceTest
class EventLogIT {

    @Autowired
    private RunTracker tracker;

    @Autowired
    private PayloadInterpreter interpreter;

    @Autowired
    private EventLog log;

    @Autowired
    private Eras eras;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private final long runId = Payloads.freshId();
    private LogPosition begin;

    @BeforeEach
    void begin() {
        begin = log.start(new From.Now());
    }

    @Test
    void tellsEachChangeWithTheStateBefore() {
        tell(Story.plain());

        assertThat(told())
                .containsExactly(
                        "workflow_run queued<null",
                        "workflow_job queued<null",
                        "workflow_run in_progress<queued",
                        "workflow_job in_progress<queued",
                        "workflow_job completed/success<in_progress",
                        "workflow_run completed/success<in_progress");
    }

    @Test
    void tellsTheStepBackFromTheGate() {
        tell(Story.gated());

        assertThat(told())
                .containsExactly(
                        "workflow_job queued<null",
                        "workflow_job waiting<queued",
                        "workflow_job queued<waiting",
                        "workflow_job in_progress<queued",
                        "workflow_job completed/success<in_progress",
                        "workflow_run completed/success<null");
    }

    @Test
    void tellsWhatIsKnownOfTheRunWithAJob() {
        tell(Story.plain());

        EventView job = events().get(1);
        assertThat(job.path()).isEqualTo(".github/workflows/ci.yml");
        assertThat(job.workflowName()).isEqualTo("CI");
        assertThat(job.name()).isEqualTo("build");
        assertThat(job.headBranch()).isEqualTo("main");
        assertThat(job.repositoryId()).isEqualTo(42);
        assertThat(job.evidence()).isEqualTo(new EventView.Source("delivery", 2L));
    }

    @Test
    void marksALateStatementAndLeavesTheStateOut() {
        List<RunObservation> story = Story.plain().observations(interpreter, runId);

        tracker.observe(story.get(5));
        tracker.observe(List.of(story.get(2), story.get(0)));

        assertThat(told())
                .containsExactly(
                        "workflow_run completed/success<null",
                        "late workflow_run in_progress<null",
                        "late workflow_run queued<null");
    }

    @Test
    void tellsNothingTwice() {
        tell(Story.plain());
        int first = told().size();
        tell(Story.plain());
        tracker.observe(Story.plain().observations(interpreter, runId));

        assertThat(told()).hasSize(first);
    }

    @Test
    void doesNotTellTheSameStateAgainWithAnotherTime() {
        tell("00:05");
        tell("00:09");
        tell("00:02");

        assertThat(told()).containsExactly("workflow_run in_progress<null");
    }

    @Test
    void tellsWithTheTransactionOrNotAtAll() {
        transaction.executeWithoutResult(status -> {
            tracker.observe(Story.plain().observations(interpreter, runId));
            status.setRollbackOnly();
        });

        assertThat(told()).isEmpty();
    }

    @Test
    void refusesRunsInATransactionThatHasItsNumberAlready() {
        List<RunObservation> story = Story.plain().observations(interpreter, runId);

        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    database.sql("select pg_current_xact_id()::text").query().singleRow();
                    tracker.observe(story);
                }))
                .withMessageContaining("before anything is written");
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update event_log set status = 'queued'", "delete from event_log", "truncate event_log"})
    void refusesToRewriteTheLog(String rewrite) {
        tell(Story.plain());

        assertThatThrownBy(() -> database.sql(rewrite).update()).hasStackTraceContaining("append-only");
    }

    @Test
    void refusesAPlaceThatLiesAhead() {
        LogPosition ahead = new LogPosition(begin.era(), begin.xid() + 1_000_000, 1);

        assertThatThrownBy(() -> log.start(new From.After(ahead))).isInstanceOf(FeedRefusal.Gone.class);
        assertThatThrownBy(() -> log.start(new From.After(new LogPosition(begin.era() + 1, 1, 1))))
                .isInstanceOf(FeedRefusal.Gone.class);
    }

    @Test
    void beginsAnEraWhenTheLogIsAnotherClusters() {
        long ahead = begin.xid() + 1_000_000;
        try {
            transaction.executeWithoutResult(status -> {
                insertForeign(ahead);
                eras.check();
                tellInHere();
                assertThat(log.start(new From.Now()).era()).isEqualTo(begin.era() + 1);
                assertThat(database.sql("select max(era) from event_log where run_id = :run")
                                .param("run", runId)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(begin.era() + 1);
                status.setRollbackOnly();
            });
        } finally {
            assertThat(log.start(new From.Now()).era()).isEqualTo(begin.era());
        }
    }

    private void insertForeign(long xid) {
        database.sql("""
            insert into event_log (era, xid, recorded_at, kind, repository, run_id, run_attempt, status, late, evidence_kind)
            values (:era, cast(:xid as xid8), now(), 'workflow_run', 'a/b', 1, 1, 'queued', false, 'delivery')""")
                .param("era", begin.era())
                .param("xid", Long.toString(xid))
                .update();
    }

    /** As the appender does, within this transaction. */
    private void tellInHere() {
        database.sql("""
                insert into event_log (era, recorded_at, kind, repository, run_id, run_attempt, status, late, evidence_kind)
                select max(era), now(), 'workflow_run', 'a/b', :run, 1, 'queued', false, 'delivery' from event_log_era""").param("run", runId).update();
    }

    private void tell(Story story) {
        story.observations(interpreter, runId).forEach(tracker::observe);
    }

    private void tell(String at) {
        byte[] body = Payloads.run(runId, 1, "in_progress", "in_progress", null, at);
        tracker.observe(Story.observations(interpreter, "workflow_run", body, at));
    }

    private List<EventView> events() {
        List<EventView> events = new ArrayList<>();
        LogPosition place = begin;
        LogPage page;
        do {
            page = log.read(place);
            page.events().stream()
                    .map(FeedPage.Event::view)
                    .filter(view -> view.runId() == runId)
                    .forEach(events::add);
            place = page.end();
        } while (page.more());
        return events;
    }

    private List<String> told() {
        return events().stream()
                .map(view -> (view.late() ? "late " : "") + view.kind() + " " + view.status()
                        + (view.conclusion() == null ? "" : "/" + view.conclusion()) + "<" + view.previousStatus())
                .toList();
    }
}

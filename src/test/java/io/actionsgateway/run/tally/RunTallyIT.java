package io.actionsgateway.run.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceTest;
import io.actionsgateway.run.Story;
import io.actionsgateway.run.Teller;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each end counts once, whoever tells of it and however often. */
@ServiceTest
class RunTallyIT {

    private static final int TELLINGS = 10;

    @Autowired
    private Teller teller;

    @Autowired
    private RunTally tally;

    @Autowired
    private JdbcClient database;

    @Test
    void countsEachEndOnceInAnyOrderWithRepetitions() {
        Counts before = counted();
        Random random = new Random(7);

        for (int i = 0; i < TELLINGS; i++) {
            teller.shuffled(Story.plain(), random);
        }

        Counts after = counted();
        assertThat(after.runs() - before.runs()).isEqualTo(TELLINGS);
        assertThat(after.jobs() - before.jobs()).isEqualTo(TELLINGS);
        assertThat(after.measured() - before.measured()).isEqualTo(TELLINGS);
    }

    @Test
    void countsAJobThatWasCarriedOverOnlyInTheAttemptInWhichItRan() {
        Counts before = counted();

        teller.inOrder(Story.rerun());

        Counts after = counted();
        assertThat(after.runs() - before.runs()).isEqualTo(2);
        assertThat(after.jobs() - before.jobs()).isEqualTo(endedJobsOfTheStory() - 1);
    }

    @Test
    void showsTheSameOnEveryReplica() {
        teller.inOrder(Story.plain());
        counted();

        tally.refresh();

        assertThat(tally.census().orElseThrow().ended().values().stream()
                        .mapToLong(Tally::ended)
                        .sum())
                .isEqualTo(counted().runs() + counted().jobs());
    }

    private long endedJobsOfTheStory() {
        return database.sql("""
                        select count(*) from workflow_job where phase = 2
                        and run_id = (select max(run_id) from workflow_run where run_attempt = 2)""").query(Long.class).single();
    }

    private record Counts(long runs, long jobs, long measured) {}

    /** Once nothing is left to be counted. */
    private Counts counted() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.sql("select count(*) from run_ended")
                                .query(Long.class)
                                .single()
                        == 0);
        return database.sql("""
                        select coalesce(sum(ended) filter (where kind = 'run'), 0),
                            coalesce(sum(ended) filter (where kind = 'job'), 0),
                            coalesce(sum((select sum(n) from unnest(duration_counts) n)) filter (where kind = 'run'), 0)
                        from run_tally""")
                .query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}

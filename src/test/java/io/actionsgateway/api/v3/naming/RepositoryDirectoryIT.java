package io.actionsgateway.api.v3.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.github.model.RepositoryName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;

/** What is learned about numbers and names, and kept in the database. */
@DialectTest
class RepositoryDirectoryIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String HOST = "github.test";

    @Autowired
    private RepositoryDirectory directory;

    @Autowired
    private JdbcClient database;

    @Test
    void knowsRepositoriesFromWebhooks() {
        database.sql("insert into workflow_run (run_id, run_attempt, repository_id, repository, phase, status_rank,"
                        + " fingerprint) values (7000051, 1, 700005, 'octo-org/by-hook', 0, 0, 'x')")
                .update();

        assertThat(directory.names(700_005).block(SOON)).containsExactly(RepositoryName.parse("octo-org/by-hook"));
        database.sql("delete from workflow_run where run_id = 7000051").update();
    }

    @Test
    void learnsTheSameFromManyAtOnce() {
        Flux.range(0, 200)
                .flatMap(
                        i -> directory.learn(
                                HOST,
                                new NumberedRepository(
                                        700_100 + i % 10, RepositoryName.parse("octo-org/many-" + i % 10))),
                        50)
                .blockLast(SOON);

        assertThat(Flux.range(0, 10)
                        .concatMap(i -> directory.names(700_100L + i))
                        .collectList()
                        .block(SOON))
                .hasSize(10)
                .allSatisfy(names -> assertThat(names).hasSize(1));
        assertThat(database.sql("select count(*) from repository_name where full_name like 'octo-org/many-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void givesANameToOneNumberAtATime() {
        learn(HOST, 700_006, "octo-org/reused");
        assertThat(directory.names(700_006).block(SOON)).hasSize(1);

        learn(HOST, 700_007, "Octo-Org/Reused");

        assertThat(directory.names(700_006).block(SOON)).isEmpty();
        assertThat(directory.names(700_007).block(SOON)).hasSize(1);
    }

    private void learn(String host, long id, String name) {
        directory
                .learn(host, new NumberedRepository(id, RepositoryName.parse(name)))
                .block(SOON);
    }
}

package io.actionsgateway.stream.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How late the oldest message is that nobody sends, as the metrics tell it. */
@ServiceTest
class LateCallbacksIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    @Autowired
    private CallbackWorker worker;

    @Autowired
    private Housekeeping housekeeping;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void leaveOneUnsent() {
        worker.stop();
        database.sql("""
                        insert into callback (id, subject, repository, run_id, url, wanted, state, body, due_at, created_at,
                            expires_at, watched_until)
                        values (:id, 'nobody', 'octo-org/hello-world', 1, 'https://hooks.example.com/', 'final', 'sending', '{}',
                            now() - interval '2 hours', now(), now() + interval '1 day', now())""").param("id", id).update();
    }

    @AfterEach
    void goOn() {
        database.sql("delete from callback where id = ?").param(id).update();
        worker.start();
    }

    @Test
    void tellsSinceWhenItWasDue() {
        assertThat(lateSeconds()).isBetween(7_200.0, 7_500.0);
    }

    @Test
    void tellsNothingOfOneThatIsBeingSent() {
        database.sql("update callback set leased_until = now() + interval '1 minute' where id = ?")
                .param(id)
                .update();

        assertThat(lateSeconds()).isZero();
    }

    @Test
    void tellsNothingOfOneThatIsToBeTriedLater() {
        database.sql("update callback set due_at = now() + interval '1 minute' where id = ?")
                .param(id)
                .update();

        assertThat(lateSeconds()).isZero();
    }

    private double lateSeconds() {
        housekeeping.count();
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus")))
                .body()
                .lines()
                .filter(line -> line.startsWith("actions_callbacks_due_age_seconds "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}

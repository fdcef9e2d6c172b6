package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BudgetIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    private final String account = "api.github.test/user/" + UUID.randomUUID();

    @Test
    void tellsWhatIsLeftAndWhatIsClosed() {
        database.sql("""
                        insert into github_account (account, credential, closed_until, closed_for, minute_points)
                        values (?, 'reviewer', now() + interval '1 minute', 'SECONDARY', '{}')""").param(account).update();
        database.sql("""
                        insert into github_budget (account, resource, hourly_limit, remaining, reset_at, unlimited,
                            spent_interactive, spent_event, spent_background, edition)
                        values (?, 'core', 5000, 4321, now() + interval '30 minutes', false, 600, 79, 0, 1)""").param(account).update();
        database.sql("insert into github_lease values (?, ?, 'one', 3, now() + interval '1 minute')")
                .param(account)
                .param(account)
                .update();

        JsonNode budget = service.read("/api/v1/budget")
                .path("items")
                .valueStream()
                .filter(one -> account.equals(one.path("account").asString()))
                .findFirst()
                .orElseThrow();

        assertThat(budget.path("credential").asString()).isEqualTo("reviewer");
        assertThat(budget.path("resource").asString()).isEqualTo("core");
        assertThat(budget.path("limit").intValue()).isEqualTo(5000);
        assertThat(budget.path("remaining").intValue()).isEqualTo(4321);
        assertThat(budget.path("reset_at").asString()).isNotEmpty();
        assertThat(budget.path("closed_until").asString()).isNotEmpty();
        assertThat(budget.path("closed_reason").asString()).isEqualTo("secondary");
        assertThat(budget.path("in_flight").intValue()).isEqualTo(3);
    }

    @Test
    void wantsAKeyAndNoParameters() {
        assertThat(service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), "/api/v1/budget")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(service.get("/api/v1/budget?credential=x").statusCode()).isEqualTo(400);
    }
}

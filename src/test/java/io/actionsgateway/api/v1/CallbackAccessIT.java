package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may have callbacks, and that a service that is not set up for them has none. */
@DialectTest
class CallbackAccessIT {

    private static final String PATH = "/api/v1/repos/octo-org/hello-world/runs/4711/callbacks";
    private static final String BODY = "{\"url\": \"https://hooks.example.com/\"}";

    @Autowired
    private ServiceClient service;

    @Autowired
    private TestCallers callers;

    @Autowired
    private JdbcClient database;

    @Test
    void callsNobodyUntilItIsSetUp() {
        As admin = new As(service, ServiceClient.KEY);

        HttpResponse<String> refused = admin.send("POST", PATH, BODY, "Content-Type", "application/json");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:actions-gateway:problem:callbacks-disabled");
        assertThat(admin.get("/api/v1/callbacks/secret").statusCode()).isEqualTo(403);
    }

    @Test
    void needsToReadTheRepository() {
        As reader = new As(service, callers.who("octo-org/hello-world", Area.VARIABLES, Level.READ));
        As stranger = new As(service, callers.who("octo-org/hello-moon", Area.ACTIONS, Level.READ));

        assertThat(reader.get(PATH).statusCode()).isEqualTo(403);
        assertThat(stranger.get(PATH).statusCode()).isEqualTo(404);
        assertThat(stranger.send("POST", PATH, BODY, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsNobodyTheCallbacksOfAnother() {
        UUID id = UUID.randomUUID();
        database.sql("""
                        insert into callback (id, subject, repository, run_id, url, wanted, state, created_at, expires_at, watched_until)
                        values (?, 'key:somebody-else', 'octo-org/hello-world', 4711, 'https://hooks.example.com/c4n4ry', 'final', 'failed', now(), now(), now())""").param(id).update();
        As reader = new As(service, callers.who("octo-org/hello-world", Area.ACTIONS, Level.READ));

        assertThat(reader.get(PATH).body()).doesNotContain("c4n4ry");
        assertThat(reader.get(PATH + "/" + id).statusCode()).isEqualTo(404);
        assertThat(reader.send("DELETE", PATH + "/" + id, "").statusCode()).isEqualTo(404);
        assertThat(reader.get(PATH + "/no-uuid").statusCode()).isEqualTo(404);
    }
}

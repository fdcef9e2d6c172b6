package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class HealingReportIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    @Test
    void tellsHowFarEachLogHasBeenCompared() {
        String hook = "hook-" + UUID.randomUUID();
        database.sql("""
                        insert into hook_sweep (hook, log, watermark, top, position, newest, swept_at, missing, lists, gets)
                        values (?, 'app', '2026-05-01T10:00:00Z', '2026-05-01T11:00:00Z', '/app/hook/deliveries?cursor=7',
                            '2026-05-01T12:00:00Z', '2026-05-01T12:00:05Z', 4, 2, 5)""").param(hook).update();

        JsonNode healing = service.read("/api/v1/healing");

        JsonNode sweep = healing.path("sweeps")
                .valueStream()
                .filter(one -> hook.equals(one.path("hook").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(sweep.path("delivery_log").asString()).isEqualTo("app");
        assertThat(sweep.path("watermark").asString()).startsWith("2026-05-01T10:00:00");
        assertThat(sweep.path("interrupted").booleanValue()).isTrue();
        assertThat(sweep.path("pulled").intValue()).isEqualTo(4);
        assertThat(sweep.path("lists").intValue()).isEqualTo(2);
        assertThat(sweep.path("gets").intValue()).isEqualTo(5);
        assertThat(healing.path("repositories").path("lists").isNumber()).isTrue();
    }

    @Test
    void wantsAdministrationAndNoParameters() {
        KeyClient keys = new KeyClient(service);
        String other = keys.make("healing-" + UUID.randomUUID(), KeyClient.GRANTS)
                .path("key")
                .asString();

        assertThat(keys.get(other, "/api/v1/healing").statusCode()).isEqualTo(403);
        assertThat(service.get("/api/v1/healing?hook=default").statusCode()).isEqualTo(400);
    }
}

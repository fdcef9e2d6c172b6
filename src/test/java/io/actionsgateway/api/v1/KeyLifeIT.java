package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A key from its making to its end, over HTTP. */
@ServiceTest
class KeyLifeIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    private KeyClient keys;

    @BeforeEach
    void client() {
        keys = new KeyClient(service);
    }

    @Test
    void isShownOnceAndNeverAgain() {
        HttpResponse<String> made = keys.post(ServiceClient.KEY, KeyClient.body("chat bot", KeyClient.GRANTS));
        JsonNode answer = KeyClient.json(made);
        String id = answer.path("id").asString();
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.headers().firstValue("Location"))
                .contains("http://localhost:" + service.port() + "/api/v1/keys/" + id);
        assertThat(answer.path("key").asString().matches("agk_[0-9A-Za-z]{49}")).isTrue();
        JsonNode kept = service.read("/api/v1/keys/" + id);
        assertThat(kept.propertyNames())
                .contains("id", "name", "subject", "grants", "created_at", "created_by", "expires_at")
                .doesNotContain("key", "hash");
        assertThat(kept.path("created_by").asString()).isEqualTo("key:bootstrap");
        assertThat(kept.path("subject").asString()).isEqualTo("chat bot");
        assertThat(Duration.between(instant(kept, "created_at"), instant(kept, "expires_at")))
                .isEqualTo(Duration.ofDays(90));
        assertThat(stored(id)).doesNotContain(answer.path("key").asString().substring(4));
    }

    @Test
    void letsItsOwnerInByBothSchemes() {
        String key = keys.make("both schemes", KeyClient.GRANTS).path("key").asString();
        for (String scheme : List.of("Bearer", "token", "BEARER", "Token")) {
            var request = keys.request("/api/v1/keys/self").header("Authorization", scheme + " " + key);
            assertThat(service.send(request).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsItsOwnerWhoHeIs() {
        JsonNode made = KeyClient.json(keys.post(ServiceClient.KEY, """
                {"name": "release train", "subject": "team-a", "hourly_limit": 500, "expires_in": "P7D", "grants": [
                  {"repositories": ["Octo-Org/Hello-World", "octo-org"], "permissions": {"actions": "write", "secrets": "read"},
                   "workflows": ["deploy-*.yml"], "environments": ["staging"]}]}"""));
        JsonNode self = KeyClient.json(keys.get(made.path("key").asString(), "/api/v1/keys/self"));
        assertThat(self.path("subject").asString()).isEqualTo("key:team-a");
        assertThat(self.path("name").asString()).isEqualTo("release train");
        assertThat(self.path("key_id")).isEqualTo(made.path("id"));
        assertThat(self.path("hourly_limit").intValue()).isEqualTo(500);
        assertThat(self.path("expires_at")).isEqualTo(made.path("expires_at"));
        assertThat(self.path("grants").toString())
                .isEqualTo("[{\"repositories\":[\"octo-org\",\"octo-org/hello-world\"],"
                        + "\"permissions\":{\"actions\":\"write\",\"secrets\":\"read\"},"
                        + "\"workflows\":[\"deploy-*.yml\"],\"environments\":[\"staging\"]}]");
    }

    @Test
    void tellsTheOwnerOfTheFirstKeyWhoHeIs() {
        JsonNode self = service.read("/api/v1/keys/self");
        assertThat(self.path("subject").asString()).isEqualTo("key:bootstrap");
        assertThat(self.path("expires_at").isNull()).isTrue();
    }

    @Test
    void endsAtOnceWhereItIsRevoked() {
        JsonNode made = keys.make("to be revoked", KeyClient.GRANTS);
        String key = made.path("key").asString();
        String id = made.path("id").asString();
        assertThat(keys.self(key)).isEqualTo(200);
        HttpResponse<String> revoked = keys.delete(ServiceClient.KEY, id);
        assertThat(revoked.statusCode()).isEqualTo(204);
        assertThat(revoked.body()).isEmpty();
        assertThat(keys.self(key)).isEqualTo(401);
        JsonNode kept = service.read("/api/v1/keys/" + id);
        assertThat(kept.path("revoked_by").asString()).isEqualTo("key:bootstrap");
        assertThat(keys.delete(ServiceClient.KEY, id).statusCode()).isEqualTo(204);
        assertThat(service.read("/api/v1/keys/" + id)).isEqualTo(kept);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        JsonNode made = keys.make("to expire", KeyClient.GRANTS);
        database.sql(
                        "update api_key set created_at = now() - interval '2 h', expires_at = now() - interval '1 ms' where id = ?")
                .param(made.path("id").asString())
                .update();
        assertThat(keys.self(made.path("key").asString())).isEqualTo(401);
    }

    @Test
    void notesWhenItWasUsed() {
        JsonNode made = keys.make("used", KeyClient.GRANTS);
        String path = "/api/v1/keys/" + made.path("id").asString();
        assertThat(service.read(path).path("last_used_at").isNull()).isTrue();
        assertThat(keys.self(made.path("key").asString())).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(instant(service.read(path), "last_used_at"))
                        .isBetween(instant(made, "created_at"), instant(made, "expires_at")));
    }

    @Test
    void isListedNewestFirstOnPages() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(keys.make("listed " + i, KeyClient.GRANTS).path("id").asString());
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (listed.size() < 5) {
            JsonNode page = service.read("/api/v1/keys?limit=2" + cursor);
            page.path("items").forEach(key -> listed.add(key.path("id").asString()));
            cursor = "&cursor=" + page.path("next_cursor").asString();
        }
        assertThat(listed).startsWith(made.toArray(String[]::new));
        assertThat(service.get("/api/v1/keys").body()).doesNotContain("agk_", "hash");
    }

    @Test
    void mayMakeOthersWhichMayNoMore() {
        String admin = keys.make("admin", KeyClient.ADMINISTRATION).path("key").asString();
        HttpResponse<String> made = keys.post(admin, KeyClient.body("by admin", KeyClient.GRANTS));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(KeyClient.json(made).path("created_by").asString()).isEqualTo("key:admin");
    }

    private String stored(String id) {
        return database.sql("select row_to_json(api_key)::text from api_key where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static Instant instant(JsonNode key, String field) {
        return Instant.parse(key.path(field).asString());
    }
}

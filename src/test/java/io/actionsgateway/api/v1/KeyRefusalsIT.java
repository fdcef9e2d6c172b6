package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is not let in, and which keys are not made. */
@ServiceTest
class KeyRefusalsIT {

    private static final String UNKNOWN = "agk_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf16SUSs";

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    private KeyClient keys;
    private long before;

    @BeforeEach
    void client() {
        keys = new KeyClient(service);
        before = count();
    }

    @Test
    void knowsNoKeyThatWasNeverMade() {
        HttpResponse<String> refused = keys.get(UNKNOWN, "/api/v1/keys/self");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(refused.body()).contains("urn:actions-gateway:problem:unauthorized");
    }

    @Test
    void saysItInGitHubsShapeBelowItsDialect() {
        HttpResponse<String> refused = keys.get(UNKNOWN, "/api/v3/repos/octo-org/hello-world/actions/runs");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(KeyClient.json(refused).path("message").asString()).startsWith("Bad credentials");
    }

    @Test
    void refusesAMistypedKey() {
        String key = keys.make("mistyped", KeyClient.GRANTS).path("key").asString();
        char last = key.charAt(key.length() - 1);
        assertThat(keys.self(key.substring(0, key.length() - 1) + (last == '0' ? '1' : '0')))
                .isEqualTo(401);
        assertThat(keys.self(key)).isEqualTo(200);
    }

    @Test
    void findsNoKeyButInItsHeader() {
        String key = keys.make("misplaced", KeyClient.GRANTS).path("key").asString();
        assertThat(status(keys.request("/api/v1/keys/self?access_token=" + key)))
                .isEqualTo(401);
        assertThat(status(keys.request("/api/v1/keys/self").header("Cookie", "token=" + key)))
                .isEqualTo(401);
        assertThat(status(keys.request("/api/v1/keys/self").header("Authorization", "Basic " + key)))
                .isEqualTo(401);
        assertThat(status(keys.request("/api/v1/keys/self")
                        .header("Authorization", "Bearer " + key)
                        .header("Authorization", "Bearer " + key)))
                .isEqualTo(400);
    }

    @Test
    void wantsAdministrationOfEverything() {
        String key = keys.make("plain", """
                [{"repositories": ["*"], "permissions": {"actions": "write"}},
                 {"repositories": ["octo-org/*", "octo-org"], "permissions": {"administration": "write"}}]""").path("key").asString();
        String victim = keys.make("victim", KeyClient.GRANTS).path("id").asString();
        assertMissing(keys.get(key, "/api/v1/keys"), "read");
        assertMissing(keys.get(key, "/api/v1/keys/" + victim), "read");
        assertMissing(keys.delete(key, victim), "write");
        assertMissing(keys.post(key, "no json, which only matters to who may do that"), "write");
        assertThat(service.read("/api/v1/keys/" + victim).path("revoked_at").isNull())
                .isTrue();
    }

    @Test
    void letsReadersOnlyRead() {
        String key = keys.make(
                        "reader", "[{\"repositories\": [\"*\"], \"permissions\": {\"administration\": \"read\"}}]")
                .path("key")
                .asString();
        assertThat(keys.get(key, "/api/v1/keys").statusCode()).isEqualTo(200);
        assertMissing(keys.post(key, KeyClient.body("more", KeyClient.GRANTS)), "write");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'repositories': ['*'], 'permissions': {'actions': 'write'}}]",
                "[{'repositories': ['octo-org/hello-world'], 'permissions': {'secrets': 'read'}}]",
                "[{'repositories': ['octo-org/*'], 'permissions': {'actions': 'read'}},"
                        + " {'repositories': ['octo-org'], 'permissions': {'variables': 'read'}}]"
            })
    void handsOutNoMoreThanItsMakerHas(String grants) {
        String admin =
                keys.make("limited admin", KeyClient.ADMINISTRATION).path("key").asString();
        HttpResponse<String> refused = keys.post(admin, KeyClient.body("greedy", grants.replace('\'', '"')));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:actions-gateway:problem:grants_exceed_own");
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void saysNoKeyBackThatWasTakenForAnId() {
        HttpResponse<String> refused = keys.delete(ServiceClient.KEY, UNKNOWN);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).doesNotContain("agk_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_0123456789abcde", "1", "key_%00", "%ff", "key_0123456789abcde%0a"})
    void knowsNoKeyUnderAnotherId(String id) {
        assertThat(keys.get(ServiceClient.KEY, "/api/v1/keys/" + id).statusCode())
                .isIn(404, 400);
        assertThat(keys.delete(ServiceClient.KEY, id).statusCode()).isIn(404, 400);
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=101,limit", "cursor=x,cursor", "subject=a,subject"})
    void refusesAnUnknownList(String query, String parameter) {
        HttpResponse<String> refused = service.get("/api/v1/keys?" + query);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(KeyClient.json(refused).path("parameter").asString()).isEqualTo(parameter);
    }

    private void assertMissing(HttpResponse<String> refused, String level) {
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("X-Accepted-GitHub-Permissions"))
                .contains("administration=" + level);
        assertThat(refused.body()).contains("urn:actions-gateway:problem:missing-permission");
    }

    private int status(HttpRequest.Builder request) {
        return service.send(request).statusCode();
    }

    private long count() {
        return database.sql("select count(*) from api_key").query(Long.class).single();
    }
}

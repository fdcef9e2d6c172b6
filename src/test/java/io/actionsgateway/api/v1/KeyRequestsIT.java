package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What must be in the body that asks for a key; G stands for grants that are in order. */
@ServiceTest
class KeyRequestsIT {

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name                              | {'grants': G}
            name                              | {'name': null, 'grants': G}
            name                              | {'name': '', 'grants': G}
            name                              | {'name': ' a', 'grants': G}
            name                              | {'name': 'a\\nb', 'grants': G}
            name                              | {'name': 'a\\u202eb', 'grants': G}
            name                              | {'name': 'a\\u0000', 'grants': G}
            name                              | {'name': 'a\\ud800', 'grants': G}
            name                              | {'name': LONG, 'grants': G}
            name                              | {'name': 1, 'grants': G}
            name                              | {'name': ['a'], 'grants': G}
            subject                           | {'name': 'a', 'subject': '', 'grants': G}
            subject                           | {'name': 'a', 'subject': 'b\\tc', 'grants': G}
            subject                           | {'name': 'a', 'subject': 'Bootstrap', 'grants': G}
            subject                           | {'name': 'bootstrap', 'grants': G}
            nane                              | {'nane': 'a', 'grants': G}
            grants                            | {'name': 'a'}
            grants                            | {'name': 'a', 'grants': []}
            grants                            | {'name': 'a', 'grants': {}}
            grants[0]                         | {'name': 'a', 'grants': [null]}
            grants[0]                         | {'name': 'a', 'grants': ['*']}
            grants[0].repositories            | {'name': 'a', 'grants': [{'permissions': {'actions': 'read'}}]}
            grants[0].repositories            | {'name': 'a', 'grants': [{'repositories': [], 'permissions': {'actions': 'read'}}]}
            grants[0].repositories            | {'name': 'a', 'grants': [{'repositories': ['../x'], 'permissions': {'actions': 'read'}}]}
            grants[0].repositories            | {'name': 'a', 'grants': [{'repositories': ['*/x'], 'permissions': {'actions': 'read'}}]}
            grants[0].repositories[1]         | {'name': 'a', 'grants': [{'repositories': ['*', 7], 'permissions': {'actions': 'read'}}]}
            grants[0].permissions             | {'name': 'a', 'grants': [{'repositories': ['*']}]}
            grants[0].permissions             | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {}}]}
            grants[0].permissions             | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': ['actions']}]}
            grants[0].permissions.Actions     | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {'Actions': 'read'}}]}
            grants[0].permissions.actions     | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {'actions': 'admin'}}]}
            grants[0].permissions.actions     | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {'actions': true}}]}
            grants[0].workflows               | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {'actions': 'read'}, 'workflows': ['']}]}
            grants[0].workflow                | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {'actions': 'read'}, 'workflow': ['a']}]}
            grants[0].environments            | {'name': 'a', 'grants': [{'repositories': ['*'], 'permissions': {'actions': 'read'}, 'environments': ['a\\u0000']}]}
            expires_in                        | {'name': 'a', 'grants': G, 'expires_in': 'tomorrow'}
            expires_in                        | {'name': 'a', 'grants': G, 'expires_in': 'PT0S'}
            expires_in                        | {'name': 'a', 'grants': G, 'expires_in': '-P1D'}
            expires_in                        | {'name': 'a', 'grants': G, 'expires_in': 'P367D'}
            expires_in                        | {'name': 'a', 'grants': G, 'expires_in': 'P106751991167301D'}
            expires_in                        | {'name': 'a', 'grants': G, 'expires_in': 90}
            expires_at                        | {'name': 'a', 'grants': G, 'expires_at': '2020-01-01T00:00:00Z'}
            expires_at                        | {'name': 'a', 'grants': G, 'expires_at': '+1000000000-12-31T23:59:59Z'}
            expires_at                        | {'name': 'a', 'grants': G, 'expires_at': '2030-01-01'}
            expires_at                        | {'name': 'a', 'grants': G, 'expires_in': 'P1D', 'expires_at': '2030-01-01T00:00:00Z'}
            hourly_limit                      | {'name': 'a', 'grants': G, 'hourly_limit': 0}
            hourly_limit                      | {'name': 'a', 'grants': G, 'hourly_limit': 1.5}
            hourly_limit                      | {'name': 'a', 'grants': G, 'hourly_limit': '5'}
            hourly_limit                      | {'name': 'a', 'grants': G, 'hourly_limit': 99999999999}
            body                              | {'name': 'a', 'name': 'b', 'grants': G}
            body                              | {'name': 'a', 'grants': G} {}
            body                              | {'name': 'a', 'grants': G
            body                              | [1]
            body                              | null
            body                              | DEEP
            """)
    void namesTheFieldThatCannotBeUsed(String field, String body) {
        HttpResponse<String> refused = keys.post(ServiceClient.KEY, filled(body));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(KeyClient.json(refused).path("parameter").asString()).isEqualTo(field);
        assertThat(refused.body()).doesNotContain("io.actionsgateway", "jackson");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void namesNoFieldTwice() {
        String twice = "[{'repositories': ['*'], 'permissions': {'actions': 'read', 'actions': 'write'}}]";
        HttpResponse<String> refused = keys.post(ServiceClient.KEY, filled("{'name': 'a', 'grants': " + twice + "}"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(KeyClient.json(refused).path("parameter").asString()).startsWith("grants[0].permissions");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void readsNoMoreThanAMebibyte() {
        HttpResponse<String> refused =
                keys.post(ServiceClient.KEY, filled("{'name': 'a', 'grants': G}") + " ".repeat(1024 * 1024));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("urn:actions-gateway:problem:content-too-large");
        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x"})
    void readsNothingButJson(String type) {
        HttpResponse<String> refused = service.send(keys.request("/api/v1/keys")
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(filled("{'name': 'a', 'grants': G}"))));
        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(count()).isEqualTo(before);
    }

    /** As curl sends it unless it is told otherwise. */
    @Test
    void takesJsonThatIsCalledAForm() {
        HttpResponse<String> made = service.send(keys.request("/api/v1/keys")
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(filled("{'name': 'a', 'grants': G}"))));
        assertThat(made.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"expires_in': 'PT1H", "expires_in': 'P366D", "expires_at': 'IN_A_DAY", "subject': 'équipe 東京"})
    void takesWhatIsInOrder(String field) {
        String value =
                field.replace("IN_A_DAY", Instant.now().plus(Duration.ofDays(1)).toString());
        HttpResponse<String> made = keys.post(ServiceClient.KEY, filled("{'name': 'a', 'grants': G, '" + value + "'}"));
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode key = KeyClient.json(made);
        assertThat(Instant.parse(key.path("expires_at").asString())).isAfter(Instant.now());
        assertThat(count()).isEqualTo(before + 1);
    }

    private static String filled(String body) {
        return switch (body) {
            case "DEEP" -> "[".repeat(10_000) + "]".repeat(10_000);
            default ->
                body.replace("LONG", "'" + "x".repeat(101) + "'")
                        .replace("': G", "': " + KeyClient.GRANTS)
                        .replace('\'', '"');
        };
    }

    private long count() {
        return database.sql("select count(*) from api_key").query(Long.class).single();
    }
}

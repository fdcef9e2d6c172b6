package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pruning over HTTP in front of the twin; what is deleted there is {@link CachePrunerTests}' to see. */
@DialectTest
class CachesIT {

    private static final String PATH = "/api/v1/repos/octo-org/hello-world/caches";

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    private HttpResponse<String> delete(String query) {
        return client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), PATH + query))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .DELETE());
    }

    @Test
    void tellsWhatWouldBeDeleted() {
        HttpResponse<String> answer = delete("?key_prefix=npm-&ref=refs/heads/main&dry_run=true");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode pruned = JsonMapper.shared().readTree(answer.body());
        assertThat(pruned.path("deleted").intValue()).isEqualTo(2);
        assertThat(pruned.path("bytes_freed").longValue()).isEqualTo(52428800 + 51380224);
        assertThat(pruned.path("dry_run").booleanValue()).isTrue();
        assertThat(pruned.path("complete").booleanValue()).isTrue();
        assertThat(pruned.path("failed")).isEmpty();
        assertThat(pruned.path("entries").path(0).path("key").asString()).isEqualTo("npm-linux-91fe");
        assertThat(pruned.path("entries").path(0).path("ref").asString()).isEqualTo("refs/heads/main");
        assertThat(pruned.path("entries").path(0).path("last_accessed_at").asString())
                .isNotEmpty();
        assertThat(upstream.sinceThen()).noneMatch(call -> call.method().equals(HttpMethod.DELETE));
    }

    @Test
    void deletesNothingWhereNothingMatches() {
        HttpResponse<String> answer = delete("?key_prefix=no-such-&unused_for=PT1S");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"deleted\":0,\"bytes_freed\":0,\"dry_run\":false,\"complete\":true,\"entries\":[],"
                        + "\"failed\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', unused_for",
        "?dry_run=true, unused_for",
        "?unused_for=30d, unused_for",
        "?unused_for=P1M, unused_for",
        "?unused_for=-PT1H, unused_for",
        "?unused_for=PT0S, unused_for",
        "?unused_for=P4000D, unused_for",
        "?key_prefix=, key_prefix",
        "?ref=a&ref=b, ref",
        "?ref=a&dry_run=yes, dry_run",
        "?ref=a&dryrun=true, dryrun",
        "?ref=a&limit=5, limit",
    })
    void refusesWhatDoesNotChoose(String query, String parameter) {
        HttpResponse<String> answer = delete(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
        assertThat(upstream.sinceThen()).isEmpty();
    }
}

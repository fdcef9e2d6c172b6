package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What clients ask beside Actions: about the API, about themselves, and by GraphQL. */
@DialectTest
class BesideIT {

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v3", "/api/v3/", "/api/v3/meta", "/api/v3/versions", "/api/v3/user"})
    void answersByItself(String path) {
        HttpResponse<String> answer = client.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void tellsAClientWhoItIs() {
        JsonNode user = client.read("/api/v3/user");

        assertThat(user.path("login").asString()).isEqualTo("bootstrap");
        assertThat(user.path("id").asLong()).isPositive();
        assertThat(query("{viewer{login}}").at("/data/viewer/login").asString()).isEqualTo("bootstrap");
    }

    @Test
    void answersTheQueryBeforeADispatchWithoutRef() {
        JsonNode answer = query("fragment repo on Repository { id name owner { login } hasIssuesEnabled description"
                + " viewerPermission defaultBranchRef { name } }"
                + " query RepositoryInfo($owner: String!, $name: String!) { repository(owner: $owner, name: $name)"
                + " { ...repo parent { ...repo } mergeCommitAllowed rebaseMergeAllowed squashMergeAllowed } }");

        assertThat(answer.at("/data/repository/defaultBranchRef/name").asString())
                .isEqualTo("main");
        assertThat(answer.at("/data/repository/parent").isNull()).isTrue();
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void namesSeveralRepositoriesAtOnce() {
        JsonNode answer = query(
                "query MapRepositoryNames { repo_000: repository(owner: \"octo-org\", name: \"hello-world\")"
                        + " { databaseId } repo_001: repository(owner: \"octo-org\", name: \"no-such\") { databaseId } }");

        assertThat(answer.at("/data/repo_000/databaseId").asLong()).isPositive();
        assertThat(answer.at("/data/repo_001").isNull()).isTrue();
        assertThat(answer.at("/errors/0/type").asString()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query { repository(owner: \"octo-org\", name: \"hello-world\") { pullRequests(first: 1) { nodes { id } } } }",
                "mutation { addStar(input: {}) { clientMutationId } }",
                "query { __schema { types { name } } }",
                "query { rateLimit { remaining } }",
                "not a query",
                ""
            })
    void findsNothingElseAndAsksNobody(String query) {
        HttpResponse<String> answer = post(query);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"message\":\"Not Found\",");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    private JsonNode query(String query) {
        HttpResponse<String> answer = post(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String query) {
        String body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("query", query, "variables", Map.of("owner", "octo-org", "name", "hello-world")));
        return client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/graphql"))
                .header("Authorization", "token " + ServiceClient.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}

package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Variables, and whether there are secrets, over HTTP in front of the twin. */
@DialectTest
class SettingsIT {

    private static final String REPOSITORY = "/api/v1/repos/octo-org/hello-world";
    private static final String ORGANIZATION = "/api/v1/orgs/octo-org";

    @Autowired
    private ServiceClient client;

    @Autowired
    private TestCallers callers;

    @Autowired
    private UpstreamCalls upstream;

    private final String name =
            "SET_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    private String credential = ServiceClient.KEY;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), path))
                .header("Authorization", "Bearer " + credential)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private int status(String method, String path, String body) {
        return send(method, path, body).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        REPOSITORY + ",''",
        REPOSITORY + ",?environment=production",
    })
    void setsAVariableWhetherThereIsOneOrNot(String place, String query) {
        String path = place + "/variables/" + name + query;

        assertThat(status("GET", path, "")).isEqualTo(404);
        HttpResponse<String> created = send("PUT", path, "{\"value\": \"one\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(send("GET", path, "").body()).contains("\"name\":\"" + name + "\",\"value\":\"one\"");
        assertThat(status("PUT", path, "{\"value\": \"two\"}")).isEqualTo(204);
        assertThat(send("GET", place + "/variables" + query, "").body())
                .contains("\"value\":\"two\"")
                .contains("\"next_cursor\":null")
                .doesNotContain("visibility");
        assertThat(status("DELETE", path, "")).isEqualTo(204);
        assertThat(send("DELETE", path, ""))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(404);
    }

    @Test
    void setsAnOrganizationsVariableAndWhoMayUseIt() {
        String path = ORGANIZATION + "/variables/" + name;

        HttpResponse<String> created = send(
                "PUT",
                path,
                "{\"value\": \"one\", \"visibility\": \"selected\", \"selected_repository_ids\": [1296269]}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(send("GET", path, "").body()).contains("\"visibility\":\"selected\"");
        assertThat(status("PUT", path, "{\"value\": \"two\", \"visibility\": \"all\"}"))
                .isEqualTo(204);
        assertThat(send("GET", ORGANIZATION + "/variables", "").body())
                .contains("\"" + name + "\"")
                .contains("\"visibility\":\"all\"");
        assertThat(status("DELETE", path, "")).isEqualTo(204);
        assertThat(status("GET", path, "")).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/repos/octo-org/hello-world | ``                                          | body is missing",
                "/repos/octo-org/hello-world | nonsense                                    | body cannot be read",
                "/repos/octo-org/hello-world | {\"value\": {}}                             | body has a field of another type",
                "/repos/octo-org/hello-world | {\"valeu\": \"x\"}                          | body has a field that is not known",
                "/repos/octo-org/hello-world | null                                        | body is missing",
                "/repos/octo-org/hello-world | {}                                          | value is missing",
                "/repos/octo-org/hello-world | {\"value\": \"x\", \"visibility\": \"all\"} | visibility belongs to",
                "/orgs/octo-org | {\"value\": \"x\"}                                       | visibility must be one of",
                "/orgs/octo-org | {\"value\": \"x\", \"visibility\": \"some\"}             | visibility must be one of",
                "/orgs/octo-org | {\"value\": \"x\", \"visibility\": \"selected\"}         | selected_repository_ids must be",
                "/orgs/octo-org | {\"value\": \"x\", \"visibility\": \"selected\", \"selected_repository_ids\": [null]} | selected_repository_ids must be",
                "/orgs/octo-org | {\"value\": \"x\", \"visibility\": \"all\", \"selected_repository_ids\": [1]} | selected_repository_ids belong",
            })
    void refusesBodiesThatSaySomethingElse(String place, String body, String problem) {
        HttpResponse<String> answer = send("PUT", "/api/v1" + place + "/variables/" + name, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-parameter").contains(problem);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void refusesNamesThatGitHubDoesNotTakeAndUnknownParameters() {
        assertThat(status("PUT", REPOSITORY + "/variables/GITHUB_X", "{\"value\": \"x\"}"))
                .isEqualTo(422);
        assertThat(status("GET", REPOSITORY + "/variables/a-b", "")).isEqualTo(422);
        assertThat(status("GET", REPOSITORY + "/variables/A?env=production", ""))
                .isEqualTo(400);
        assertThat(status("GET", REPOSITORY + "/variables/A?environment=", "")).isEqualTo(400);
        assertThat(status("GET", REPOSITORY + "/variables/A?environment=..", ""))
                .isEqualTo(400);
        assertThat(status("GET", ORGANIZATION + "/variables/A?environment=production", ""))
                .isEqualTo(400);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void tellsWhetherThereIsASecretAndNothingElse() {
        assertThat(status("HEAD", REPOSITORY + "/secrets/API_KEY", "")).isEqualTo(204);
        assertThat(status("HEAD", REPOSITORY + "/secrets/OTHER", "")).isEqualTo(404);
        assertThat(status("HEAD", REPOSITORY + "/secrets/DEPLOY_KEY?environment=production", ""))
                .isEqualTo(204);
        assertThat(status("HEAD", REPOSITORY + "/secrets/API_KEY?environment=production", ""))
                .isEqualTo(404);
        assertThat(status("HEAD", ORGANIZATION + "/secrets/NPM_TOKEN", "")).isEqualTo(204);
        assertThat(status("HEAD", ORGANIZATION + "/secrets/OTHER", "")).isEqualTo(404);
        assertThat(send("GET", REPOSITORY + "/secrets/API_KEY", "").statusCode())
                .isEqualTo(405);
        assertThat(upstream.sinceThen()).noneMatch(call -> call.url().getPath().endsWith("/secrets"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /repos/octo-org/hello-moon/variables",
                "GET /repos/octo-org/hello-moon/variables/A",
                "PUT /repos/octo-org/hello-moon/variables/A",
                "DELETE /repos/octo-org/hello-moon/variables/A",
                "DELETE /repos/octo-org/hello-moon/variables/A?environment=production",
                "HEAD /repos/octo-org/hello-moon/secrets/A",
                "DELETE /repos/octo-org/hello-moon/caches?ref=refs/heads/main",
                "GET /orgs/octo-org/variables",
                "GET /orgs/octo-org/variables/A",
                "PUT /orgs/octo-org/variables/A",
                "DELETE /orgs/octo-org/variables/A",
                "HEAD /orgs/octo-org/secrets/A",
            })
    void hidesPlacesThatAreNotGranted(String request) {
        credential = callers.who("octo-org/hello-world", Area.VARIABLES, Level.WRITE);
        String[] parts = request.split(" ", 2);

        HttpResponse<String> answer =
                send(parts[0], "/api/v1" + parts[1], parts[0].equals("PUT") ? "{\"value\": \"x\"}" : "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, variables/A, variables=write",
        "DELETE, variables/A, variables=write",
        "GET, variables?environment=production, environments=read",
        "PUT, variables/A?environment=production, environments=write",
        "HEAD, secrets/A, secrets=read",
        "HEAD, secrets/A?environment=production, environments=read",
        "DELETE, caches?ref=refs/heads/main, actions=write",
    })
    void saysWhatIsMissing(String method, String path, String accepted) {
        credential = callers.who("octo-org/hello-world", Area.VARIABLES, Level.READ);

        HttpResponse<String> answer =
                send(method, REPOSITORY + "/" + path, method.equals("PUT") ? "{\"value\": \"x\"}" : "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("X-Accepted-GitHub-Permissions")).contains(accepted);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void keepsToTheEnvironmentsOfAGrant() {
        credential = callers.who("octo-org/hello-world", Area.ENVIRONMENTS, Level.WRITE, "prod*");

        assertThat(status("GET", REPOSITORY + "/variables/URL?environment=production", ""))
                .isEqualTo(200);
        upstream.fromHere();
        HttpResponse<String> other = send("GET", REPOSITORY + "/variables/URL?environment=staging", "");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("urn:actions-gateway:problem:environment");
        assertThat(upstream.sinceThen()).isEmpty();
    }
}

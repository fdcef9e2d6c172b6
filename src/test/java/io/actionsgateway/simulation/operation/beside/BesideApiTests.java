package io.actionsgateway.simulation.operation.beside;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesideApiTests {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String FILE = REPOSITORY + "/contents/.github/workflows/ci.yml";

    private final TestTwin twin = new TestTwin(Scenario.helloWorld());
    private final ApiClient api = new ApiClient(twin);

    @ParameterizedTest
    @CsvSource({
        "/, $.repository_url, http://localhost:8090/repos/{owner}/{repo}",
        "/meta, $.hooks[0], 127.0.0.0/8",
        "/versions, $[0], 2022-11-28",
        "/users/monalisa, $.login, monalisa",
        "/users/octo-org, $.type, Organization",
        "/orgs/octo-org, $.login, octo-org",
        "/repos/octo-org/hello-world/branches, $[0].name, main",
        "/repos/octo-org/hello-world/branches/main, $.name, main",
        "/repos/octo-org/hello-world/contents/.github/workflows, $[0].type, file"
    })
    void answersWhatClientsAskBesideActions(String path, String place, String value) {
        api.get(path).expectStatus().isOk().expectBody().jsonPath(place).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "/users/nobody, Not Found",
        "/orgs/nobody, Not Found",
        "/repos/octo-org/hello-world/branches/gone, Branch not found",
        "/repos/octo-org/hello-world/contents/README.md, Not Found",
        "/repos/octo-org/hello-world/contents/.github/workflows?ref=gone, No commit found for the ref gone",
        "/repos/octo-org/hello-world/check-runs/1/annotations, Not Found"
    })
    void doesNotFindWhatIsNotThere(String path, String message) {
        refused(api.get(path), 404, message);
    }

    @Test
    void showsAWorkflowFile() {
        String source = String.valueOf(
                twin.repository().workflow("ci.yml").orElseThrow().script().source());
        api.get(FILE + "?ref=main")
                .expectBody()
                .jsonPath("$.encoding")
                .isEqualTo("base64")
                .jsonPath("$.content")
                .value(text -> assertThat(
                                new String(Base64.getMimeDecoder().decode((String) text), StandardCharsets.UTF_8))
                        .isEqualTo(source));
        api.http()
                .get()
                .uri(FILE)
                .header("Accept", "application/vnd.github.raw+json")
                .exchange()
                .expectBody(String.class)
                .isEqualTo(source);
    }

    @Test
    void showsAJobAsTheCheckThatItIs() {
        long job = twin.played("ci.yml", Map.of()).latest().jobs().getFirst().id();
        api.get(REPOSITORY + "/check-runs/" + job)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(job);
        api.get(REPOSITORY + "/check-runs/" + job + "/annotations")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("[]");
    }

    @ParameterizedTest
    @CsvSource({"2022-11-28, true", "2026-03-10, false"})
    void leavesOutWhatAVersionDropped(String version, boolean downloads) {
        var body = api.http()
                .get()
                .uri(REPOSITORY)
                .header("X-GitHub-Api-Version", version)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
        if (downloads) {
            body.jsonPath("$.has_downloads").exists();
        } else {
            body.jsonPath("$.has_downloads").doesNotExist();
        }
    }
}

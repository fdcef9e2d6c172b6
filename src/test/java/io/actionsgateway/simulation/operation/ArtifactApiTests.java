package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.ArtifactScript;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.StepScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.storage.StorageClient;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ArtifactApiTests {

    private static final String ARTIFACTS = ApiClient.ACTIONS + "/artifacts";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    private Artifact newest() {
        return twin.repository().artifacts().newestFirst().getFirst();
    }

    private ResponseSpec call(HttpMethod method, String path) {
        return api.http()
                .method(method)
                .uri(path)
                .header("Authorization", "token any")
                .exchange();
    }

    @Test
    void showsWhatASuccessfulJobUploaded() {
        WorkflowRun run = twin.played("ci.yml", Map.of());
        Artifact report = newest();

        api.get(ARTIFACTS + "/" + report.id())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("build-output")
                .jsonPath("$.size_in_bytes")
                .isEqualTo(report.sizeInBytes())
                .jsonPath("$.digest")
                .value(digest -> assertThat((String) digest).matches("sha256:[0-9a-f]{64}"))
                .jsonPath("$.expired")
                .isEqualTo(false)
                .jsonPath("$.created_at")
                .isEqualTo("2026-05-01T10:00:02Z")
                .jsonPath("$.expires_at")
                .isEqualTo("2026-07-30T10:00:02Z")
                .jsonPath("$.archive_download_url")
                .value(url -> assertThat((String) url).endsWith(ARTIFACTS + "/" + report.id() + "/zip"))
                .jsonPath("$.workflow_run.id")
                .isEqualTo(run.id())
                .jsonPath("$.workflow_run.repository_id")
                .isEqualTo(1296269)
                .jsonPath("$.workflow_run.head_branch")
                .isEqualTo("main");
    }

    @Test
    void keepsOnlyWhatJobsUploadedThatSucceeded() {
        WorkflowRun run = twin.played("ci.yml", Map.of("outcome", "failure"));

        api.get(ApiClient.run(run) + "/artifacts")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1)
                .jsonPath("$.artifacts[0].name")
                .isEqualTo("build-output");
    }

    @Test
    void listsThoseOfARepositoryAndOfARun() {
        WorkflowRun first = twin.played("ci.yml", Map.of());
        long oldest = newest().id();
        twin.played("ci.yml", Map.of());

        api.get(ARTIFACTS + "?per_page=1&name=build-output")
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("page=2>; rel=\"next\""))
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(2)
                .jsonPath("$.artifacts[0].id")
                .isEqualTo(newest().id());
        api.get(ARTIFACTS + "?name=other")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(0);
        api.get(ApiClient.run(first) + "/artifacts")
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1)
                .jsonPath("$.artifacts[0].id")
                .isEqualTo(oldest);
    }

    @Test
    void listsThoseOfARunNewestFirstUnlessAsked() {
        JobScript job = JobScript.plain("build", List.of(), List.of(StepScript.named("Run it")))
                .uploading(
                        new ArtifactScript("one", new LinkedHashMap<>()),
                        new ArtifactScript("two", new LinkedHashMap<>()));
        TestTwin other = new TestTwin(Scenarios.playing(
                WorkflowScript.dispatched(7, "Two", ".github/workflows/two.yml", List.of(), "1", List.of(job))));
        String path = ApiClient.run(other.played("two.yml", Map.of())) + "/artifacts";
        ApiClient client = new ApiClient(other);

        for (Map.Entry<String, String> order : Map.of("", "two", "?direction=desc", "two", "?direction=asc", "one")
                .entrySet()) {
            client.get(path + order.getKey())
                    .expectBody()
                    .jsonPath("$.artifacts[0].name")
                    .isEqualTo(order.getValue());
        }
        client.get(path + "?name=one").expectBody().jsonPath("$.total_count").isEqualTo(1);
    }

    @Test
    void leadsToItsContent() {
        twin.played("ci.yml", Map.of());
        Artifact report = newest();

        URI link = call(HttpMethod.GET, ARTIFACTS + "/" + report.id() + "/zip")
                .expectStatus()
                .isFound()
                .expectHeader()
                .doesNotExist("ETag")
                .expectBody()
                .isEmpty()
                .getResponseHeaders()
                .getLocation();

        assertThat(new StorageClient(twin).bytes(link)).isEqualTo(report.content());
        call(HttpMethod.HEAD, ARTIFACTS + "/" + report.id() + "/zip")
                .expectStatus()
                .isFound();
    }

    @Test
    void refusesOtherFormatsAndCallersWithoutAToken() {
        twin.played("ci.yml", Map.of());
        String path = ARTIFACTS + "/" + newest().id();

        ApiClient.refused(call(HttpMethod.GET, path + "/tar"), 404, "Not Found");
        ApiClient.refused(call(HttpMethod.GET, ARTIFACTS + "/1/zip"), 404, "Not Found");
        ApiClient.refused(
                api.getWithoutToken(path + "/zip"), 401, "You must have the actions scope to download artifacts.");
        ApiClient.refused(api.http().delete().uri(path).exchange(), 401, "Requires authentication");
    }

    @Test
    void expiresAfterNinetyDaysOrWhenTold() {
        twin.played("ci.yml", Map.of());
        Artifact old = newest();
        twin.time.advance(Duration.ofDays(90));
        twin.played("ci.yml", Map.of());
        Artifact young = newest();
        young.expire(twin.time.now());

        for (Artifact expired : List.of(old, young)) {
            String path = ARTIFACTS + "/" + expired.id();
            ApiClient.refused(call(HttpMethod.GET, path + "/zip"), 410, "Artifact has expired");
            api.get(path).expectBody().jsonPath("$.expired").isEqualTo(true);
        }
    }

    @Test
    void deletesOneOrAllOfARun() {
        WorkflowRun run = twin.played("ci.yml", Map.of());
        String path = ARTIFACTS + "/" + newest().id();

        call(HttpMethod.DELETE, path).expectStatus().isNoContent().expectBody().isEmpty();
        ApiClient.refused(call(HttpMethod.DELETE, path), 404, "Not Found");
        ApiClient.refused(api.get(path), 404, "Not Found");

        twin.rerun(run);
        twin.time.advance(TestTwin.LONG_ENOUGH);
        twin.repository().runs().remove(run);
        assertThat(twin.repository().artifacts().newestFirst()).isEmpty();
    }
}

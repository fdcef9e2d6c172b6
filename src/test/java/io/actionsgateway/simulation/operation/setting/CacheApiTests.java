package io.actionsgateway.simulation.operation.setting;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheApiTests {

    private static final String CACHES = Settled.REPOSITORY + "/caches";

    private final Settled settled = new Settled();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                    | [100,300,200]
            ?direction=asc                        | [200,300,100]
            ?sort=size_in_bytes                   | [300,200,100]
            ?sort=created_at&direction=asc        | [200,300,100]
            ?key=npm-                             | [300,200]
            ?key=npm-Linux-2                      | []
            ?ref=refs/heads/main                  | [100,300]
            ?ref=refs/pull/7/merge&key=npm        | [200]
            ?per_page=1&page=2                    | [300]
            """)
    void listsCaches(String query, String sizes) {
        assertThat(settled.read(CACHES + query, "$.actions_caches[*].size_in_bytes"))
                .hasToString(sizes);
    }

    @Test
    void tellsOfACacheWhatGitHubTells() {
        settled.get(CACHES + "?key=maven")
                .expectBody()
                .jsonPath("$.actions_caches[0].id")
                .isNumber()
                .jsonPath("$.actions_caches[0].ref")
                .isEqualTo("refs/heads/main")
                .jsonPath("$.actions_caches[0].version")
                .value(version -> assertThat((String) version).hasSize(64))
                .jsonPath("$.actions_caches[0].last_accessed_at")
                .isEqualTo("2026-05-01T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=name", "direction=up"})
    void refusesAnOrderThatThereIsNot(String query) {
        settled.get(CACHES + "?" + query).expectStatus().isEqualTo(422);
    }

    @Test
    void deletesOneById() {
        Object id = settled.read(CACHES + "?key=maven", "$.actions_caches[0].id");

        settled.send("DELETE", CACHES + "/" + id, "").expectStatus().isNoContent();
        refused(settled.send("DELETE", CACHES + "/" + id, ""), 404, "Not Found");
        refused(settled.send("DELETE", CACHES + "/maven", ""), 404, "Not Found");
    }

    @Test
    void deletesAllOfAKeyOrThoseOfOneBranch() {
        settled.send("DELETE", CACHES + "?key=npm-Linux-1&ref=refs/heads/main", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(1)
                .jsonPath("$.actions_caches[0].size_in_bytes")
                .isEqualTo(300);
        settled.send("DELETE", CACHES + "?key=npm-Linux-1", "")
                .expectBody()
                .jsonPath("$.actions_caches[0].ref")
                .isEqualTo("refs/pull/7/merge");

        refused(settled.send("DELETE", CACHES + "?key=npm-Linux-1", ""), 404, "Not Found");
        refused(settled.send("DELETE", CACHES + "?key=maven", ""), 404, "Not Found");
        refused(settled.send("DELETE", CACHES, ""), 422, "Invalid request.\n\n\"key\" wasn't supplied.");
    }

    @Test
    void tellsHowMuchIsCached() {
        settled.get(Settled.REPOSITORY + "/cache/usage").expectBody().json("""
                {"full_name": "octo-org/hello-world", "active_caches_size_in_bytes": 600, "active_caches_count": 3}""");
        settled.get(Settled.ORGANIZATION + "/cache/usage").expectBody().json("""
                {"total_active_caches_count": 3, "total_active_caches_size_in_bytes": 600}""");
        settled.get(Settled.ORGANIZATION + "/cache/usage-by-repository")
                .expectBody()
                .json("""
                {"total_count": 1, "repository_cache_usages": [{"full_name": "octo-org/hello-world",
                 "active_caches_size_in_bytes": 600, "active_caches_count": 3}]}""");
        refused(settled.get("/orgs/unknown/actions/cache/usage"), 404, "Not Found");
        refused(settled.get("/orgs/unknown/actions/cache/usage-by-repository"), 404, "Not Found");
        refused(settled.get("/repos/octo-org/gone/actions/cache/usage"), 404, "Not Found");
    }

    @Test
    void forgetsCachesOfOldAge() {
        settled.twin.time.advance(Duration.ofDays(6));

        assertThat(settled.read(CACHES, "$.total_count")).isEqualTo(2);
    }
}

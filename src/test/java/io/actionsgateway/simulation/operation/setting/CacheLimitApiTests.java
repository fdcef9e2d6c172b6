package io.actionsgateway.simulation.operation.setting;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLimitApiTests {

    private static final String ORGANIZATION = "/organizations/octo-org/actions/cache/";
    private static final String REPOSITORY = Settled.REPOSITORY + "/cache/";

    private final Settled settled = new Settled();

    private static String body(String field, Object value) {
        return "{\"" + field + "\": " + value + "}";
    }

    @ParameterizedTest
    @CsvSource({"storage-limit, max_cache_size_gb, 10, 10000", "retention-limit, max_cache_retention_days, 7, 365"})
    void goesUpInTheRepositoryAsFarAsTheOrganizationAllows(String limit, String field, int usual, int most) {
        assertThat(settled.read(REPOSITORY + limit, "$." + field)).isEqualTo(usual);
        assertThat(settled.read(ORGANIZATION + limit, "$." + field)).isEqualTo(usual);
        refused(
                settled.send("PUT", REPOSITORY + limit, body(field, usual + 1)),
                400,
                field + " must be between 1 and " + usual);

        settled.send("PUT", ORGANIZATION + limit, body(field, most))
                .expectStatus()
                .isNoContent();
        settled.send("PUT", REPOSITORY + limit, body(field, 14)).expectStatus().isNoContent();
        assertThat(settled.read(REPOSITORY + limit, "$." + field)).isEqualTo(14);

        settled.send("PUT", ORGANIZATION + limit, body(field, 3)).expectStatus().isNoContent();
        assertThat(settled.read(REPOSITORY + limit, "$." + field)).isEqualTo(3);
        settled.send("PUT", "/repos/octocat/notes/actions/cache/" + limit, body(field, most))
                .expectStatus()
                .isNoContent();
    }

    @ParameterizedTest
    @CsvSource({"storage-limit, max_cache_size_gb, 10001", "retention-limit, max_cache_retention_days, 366"})
    void refusesWhatIsNoLimit(String limit, String field, int tooMuch) {
        String words = field + " must be between 1 and " + (tooMuch - 1);
        refused(settled.send("PUT", ORGANIZATION + limit, body(field, tooMuch)), 400, words);
        refused(settled.send("PUT", ORGANIZATION + limit, body(field, 0)), 400, words);
        refused(settled.send("PUT", ORGANIZATION + limit, "{}"), 400, words);
        settled.send("PUT", ORGANIZATION + limit, body(field, "\"5\""))
                .expectStatus()
                .isEqualTo(422);
        refused(
                settled.send("PUT", ORGANIZATION.replace("octo-org", "gone") + limit, body(field, 5)),
                404,
                "Not Found");
        refused(settled.get(ORGANIZATION.replace("octo-org", "gone") + limit), 404, "Not Found");
    }

    @Test
    void keepsNoMoreThanTheNewLimit() {
        settled.send("PUT", REPOSITORY + "retention-limit", body("max_cache_retention_days", 1));

        assertThat(settled.read(Settled.REPOSITORY + "/caches", "$.total_count"))
                .isEqualTo(2);
    }
}

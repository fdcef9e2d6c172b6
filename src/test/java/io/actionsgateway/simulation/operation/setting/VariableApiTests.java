package io.actionsgateway.simulation.operation.setting;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class VariableApiTests {

    private static final String RULES =
            "Variable names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_)."
                    + " Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).";

    private final Settled settled = new Settled();

    private ResponseSpec create(String base, String name, String value) {
        return settled.send("POST", base + "/variables", """
                {"name": "%s", "value": "%s", "visibility": "private"}""".formatted(name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {Settled.REPOSITORY, Settled.ENVIRONMENT, Settled.ORGANIZATION})
    void createsChangesRenamesAndDeletesAVariable(String base) {
        create(base, "colour", "red").expectStatus().isCreated().expectBody().json("{}");
        refused(create(base, "Colour", "blue"), 409, "Already exists - Variable already exists");

        settled.twin.time.advance(Duration.ofMinutes(1));
        settled.send("PATCH", base + "/variables/colour", "{\"value\": \"blue\"}")
                .expectStatus()
                .isNoContent();
        settled.send("PATCH", base + "/variables/COLOUR", "{\"name\": \"paint\"}")
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        settled.get(base + "/variables/Paint")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("PAINT")
                .jsonPath("$.value")
                .isEqualTo("blue")
                .jsonPath("$.created_at")
                .isEqualTo("2026-05-01T10:00:00Z")
                .jsonPath("$.updated_at")
                .isEqualTo("2026-05-01T10:01:00Z");
        refused(settled.get(base + "/variables/colour"), 404, "Not Found");
        assertThat(settled.read(base + "/variables", "$.total_count")).isEqualTo(2);
        settled.send("DELETE", base + "/variables/paint", "").expectStatus().isNoContent();
        refused(settled.send("DELETE", base + "/variables/paint", ""), 404, "Not Found");
        refused(settled.send("PATCH", base + "/variables/paint", "{}"), 404, "Not Found");
    }

    @Test
    void doesNotRenameOntoAnother() {
        create(Settled.REPOSITORY, "colour", "red");

        refused(
                settled.send("PATCH", Settled.REPOSITORY + "/variables/colour", "{\"name\": \"Stage\"}"),
                409,
                "Already exists - Variable already exists");
        refused(settled.send("PATCH", Settled.REPOSITORY + "/variables/colour", "{\"name\": \"a b\"}"), 422, RULES);
    }

    @Test
    void tellsTheVariablesOfTheScenario() {
        assertThat(settled.read(Settled.REPOSITORY + "/variables/STAGE", "$.value"))
                .isEqualTo("test");
        assertThat(settled.read(Settled.ENVIRONMENT + "/variables/REGION", "$.value"))
                .isEqualTo("eu");
        assertThat(settled.read(Settled.ORGANIZATION + "/variables/COMPANY", "$.visibility"))
                .isEqualTo("all");
    }

    @Test
    void isFoundByTheNumberOfItsRepositoryToo() {
        create("/repositories/1296269/environments/production", "colour", "red")
                .expectStatus()
                .isCreated();

        assertThat(settled.read(Settled.ENVIRONMENT + "/variables/colour", "$.value"))
                .isEqualTo("red");
    }

    @Test
    void hasPagesOfTenAndThirtyAtMost() {
        for (int number = 10; number < 50; number++) {
            create(Settled.REPOSITORY, "V" + number, "x");
        }

        String all = Settled.REPOSITORY + "/variables";
        assertThat(settled.read(all, "$.variables.length()")).isEqualTo(10);
        assertThat(settled.read(all + "?per_page=100", "$.variables.length()")).isEqualTo(30);
        settled.get(all + "?per_page=100")
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("page=2>; rel=\"next\""));
        assertThat(settled.read(all + "?per_page=30&page=2", "$.variables.length()"))
                .isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"1ST, ''", "MY-NAME, ''", "'', ''", "GitHub_ref, Variable names must not start with GITHUB_."})
    void refusesANameThatGitHubDoesNotAllow(String name, String message) {
        refused(create(Settled.ENVIRONMENT, name, "x"), 422, message.isEmpty() ? RULES : message);
    }

    @Test
    void refusesWhatIsTooMuch() {
        refused(create(Settled.REPOSITORY, "BIG", "x".repeat(49_153)), 422, "Value is too large.");
        for (int number = 2; number <= 100; number++) {
            settled.scope(Settled.ENVIRONMENT).variables().put("V" + number, "x", settled.twin.world.now());
        }
        refused(
                create(Settled.ENVIRONMENT, "ONE_MORE", "x"),
                422,
                "Failed to add variable. The limit of 100 variables is reached.");
    }

    @Test
    void wantsAnOrganizationToSayWhoSeesIt() {
        refused(
                settled.send("POST", Settled.ORGANIZATION + "/variables", "{\"name\": \"A\", \"value\": \"b\"}"),
                422,
                "Invalid request.\n\n\"visibility\" wasn't supplied.");
        refused(settled.send("POST", Settled.ORGANIZATION + "/variables", """
                        {"name": "A", "value": "b", "visibility": "selected", "selected_repository_ids": [3]}"""), 422, "Validation Failed");
        assertThat(settled.scope(Settled.ORGANIZATION).variables().find("A")).isEmpty();
    }
}

package io.actionsgateway.simulation.operation.setting;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.state.setting.Settings;
import io.actionsgateway.simulation.state.setting.Sharing;
import io.actionsgateway.simulation.state.setting.Visibility;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionApiTests {

    private final Settled settled = new Settled();

    private void share(String kind, Visibility visibility, Long... repositories) {
        var scope = settled.scope(Settled.ORGANIZATION);
        Settings<?> settings = kind.equals("secrets") ? scope.secrets() : scope.variables();
        settings.share(
                kind.equals("secrets") ? "LICENCE" : "COMPANY",
                new Sharing(visibility, Set.of(repositories)),
                settled.twin.world.now());
    }

    @ParameterizedTest
    @CsvSource({"secrets, LICENCE", "variables, COMPANY"})
    void selectsRepositoriesOneByOneAndTogether(String kind, String name) {
        share(kind, Visibility.SELECTED);
        String list = Settled.ORGANIZATION + "/" + kind + "/" + name + "/repositories";
        assertThat(settled.read(list, "$.total_count")).isEqualTo(0);

        settled.send("PUT", list, "{\"selected_repository_ids\": [2]}")
                .expectStatus()
                .isNoContent();
        settled.send("PUT", list + "/" + Settled.HELLO, "").expectStatus().isNoContent();
        settled.get(list)
                .expectBody()
                .jsonPath("$.repositories[*].full_name")
                .isEqualTo(List.of("octo-org/hello-world", "octo-org/sauce"));
        settled.send("DELETE", list + "/2", "").expectStatus().isNoContent();
        assertThat(settled.read(list, "$.repositories[0].name")).isEqualTo("hello-world");
        assertThat(settled.read(list, "$.total_count")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"secrets, LICENCE", "variables, COMPANY"})
    void refusesToSelectWhereAllSeeIt(String kind, String name) {
        String list = Settled.ORGANIZATION + "/" + kind + "/" + name + "/repositories";

        refused(settled.send("PUT", list, "{\"selected_repository_ids\": []}"), 409, "Conflict");
        refused(settled.send("PUT", list + "/2", ""), 409, "Conflict");
        refused(settled.send("DELETE", list + "/2", ""), 409, "Conflict");
        settled.get(list).expectStatus().isEqualTo(kind.equals("secrets") ? 200 : 409);
    }

    @ParameterizedTest
    @CsvSource({"secrets, LICENCE", "variables, COMPANY"})
    void refusesRepositoriesOfOthers(String kind, String name) {
        share(kind, Visibility.SELECTED);
        String list = Settled.ORGANIZATION + "/" + kind + "/" + name + "/repositories";

        refused(settled.send("PUT", list, "{\"selected_repository_ids\": [3]}"), 422, "Validation Failed")
                .jsonPath("$.errors[0].field")
                .isEqualTo("selected_repository_ids");
        refused(
                settled.send("PUT", list, "{}"),
                422,
                "Invalid request.\n\n\"selected_repository_ids\" wasn't supplied.");
        refused(settled.send("PUT", list + "/3", ""), 404, "Not Found");
        refused(settled.send("PUT", list + "/99", ""), 404, "Not Found");
        refused(settled.get(list.replace(name, "UNKNOWN")), 404, "Not Found");
    }

    @ParameterizedTest
    @CsvSource({"secrets, LICENCE", "variables, COMPANY"})
    void showsARepositoryWhatItInherits(String kind, String name) {
        String hello = Settled.REPOSITORY + "/organization-" + kind;
        String sauce = hello.replace("hello-world", "sauce");
        assertThat(settled.read(hello, "$." + kind + "[0].name")).isEqualTo(name);

        share(kind, Visibility.PRIVATE);
        assertThat(settled.read(hello, "$.total_count")).isEqualTo(0);
        assertThat(settled.read(sauce, "$.total_count")).isEqualTo(1);
        share(kind, Visibility.SELECTED, Settled.HELLO);
        assertThat(settled.read(hello, "$.total_count")).isEqualTo(1);
        assertThat(settled.read(sauce, "$.total_count")).isEqualTo(0);
        assertThat(settled.read("/repos/octocat/notes/actions/organization-" + kind, "$.total_count"))
                .isEqualTo(0);
        refused(settled.get("/repos/octocat/gone/actions/organization-" + kind), 404, "Not Found");
    }
}

package io.actionsgateway.simulation.operation.beside;

import static io.actionsgateway.simulation.ApiClient.refused;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class GraphQlApiTests {

    private final TestTwin twin = new TestTwin(Scenario.helloWorld());
    private final ApiClient api = new ApiClient(twin);

    private ResponseSpec post(String query) {
        var body = Template.JSON.createObjectNode().put("query", query);
        body.putObject("variables").put("owner", "octo-org").put("name", "hello-world");
        return api.post("/graphql", body.toString());
    }

    private BodyContentSpec asked(String query) {
        return post(query).expectStatus().isOk().expectBody();
    }

    @Test
    void answersWhoTheCallerIs() {
        asked("query UserCurrent{viewer{login}}")
                .jsonPath("$.data.viewer.login")
                .isEqualTo(twin.world.actor().login());
    }

    @Test
    void answersFragmentsAndVariables() {
        asked("""
                fragment repo on Repository { id, name, owner { login } viewerPermission defaultBranchRef { name } }
                query RepositoryInfo($owner: String!, $name: String!) {
                  repository(owner: $owner, name: $name) { ...repo parent { ...repo } mergeCommitAllowed }
                }""").json("""
                {"data": {"repository": {"name": "hello-world", "owner": {"login": "octo-org"}, "parent": null,
                 "viewerPermission": "ADMIN", "defaultBranchRef": {"name": "main"}, "mergeCommitAllowed": true}}}""");
    }

    @Test
    void answersAliasesAndSaysWhichRepositoryIsUnknown() {
        asked("""
                query MapRepositoryNames {
                  repo_000: repository(owner: "octo-org", name :"hello-moon") { databaseId isPrivate }
                  repo_001: repository(owner: "octo-org", name: "gone") { databaseId }
                }""")
                .jsonPath("$.data.repo_000.isPrivate")
                .isEqualTo(true)
                .jsonPath("$.data.repo_001")
                .isEmpty()
                .jsonPath("$.errors[0].type")
                .isEqualTo("NOT_FOUND")
                .jsonPath("$.errors[0].path[0]")
                .isEqualTo("repo_001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "mutation { deleteEverything }",
                "{ viewer }",
                "{ viewer { unknown } }",
                "{ __type(name: \"Repository\") { name } }",
                "{ viewer { ... on User { login } } }",
                "{ viewer { ...a } } fragment a on User { ...a }",
                "{ repository(owner: $owner, name: $name) { pullRequests(first: 1) { nodes { number } } } }"
            })
    void doesNotFindWhatItDoesNotUnderstand(String query) {
        refused(post(query), 404, "Not Found");
    }
}

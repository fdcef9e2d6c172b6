package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class VariableServiceTests {

    private static final RepositoryName HELLO = RepositoryName.parse("octo-org/hello-world");
    private static final SettingScope.OfRepository REPOSITORY = SettingScope.repository(HELLO);
    private static final SettingScope.OfEnvironment ENVIRONMENT = SettingScope.environment(HELLO, "eu/production 1");
    private static final SettingScope.OfOrganization ORGANIZATION = SettingScope.organization("octo-org");
    private static final String MISSING = "{\"message\":\"Not Found\"}";
    private static final String THERE = "{\"message\":\"Already exists - Variable already exists\"}";

    private final Bench bench = Bench.ofExamples();
    private final DescribedGitHub github = bench.github;
    private final VariableService variables = bench.variables;

    private static void gives(Mono<?> call, Object expected) {
        StepVerifier.create(call)
                .expectNextMatches(expected::equals)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    private static void completes(Mono<Void> call) {
        StepVerifier.create(call).expectComplete().verify(Duration.ofSeconds(10));
    }

    @Test
    void changesWhatIsThere() {
        gives(variables.set(REPOSITORY, "PLACE", "here"), Saved.UPDATED);

        assertThat(github.asked()).containsExactly("PATCH /repos/octo-org/hello-world/actions/variables/PLACE");
        assertThat(github.sent(0).toString()).isEqualTo("{\"value\":\"here\"}");
        assertThat(github.calls().getFirst().operation().kind()).isEqualTo(Operation.Kind.IDEMPOTENT_WRITE);
    }

    @Test
    void createsWhatIsNotThere() {
        github.then(404, MISSING);

        gives(variables.set(ORGANIZATION, "PLACE", "here", Visibility.selected(9L, 7L)), Saved.CREATED);

        assertThat(github.asked())
                .containsExactly(
                        "PATCH /orgs/octo-org/actions/variables/PLACE", "POST /orgs/octo-org/actions/variables");
        assertThat(github.sent(1).toString())
                .isEqualTo(
                        "{\"name\":\"PLACE\",\"value\":\"here\",\"visibility\":\"selected\",\"selected_repository_ids\":[7,9]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "409 " + THERE,
                "422 {\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"Variable\",\"code\":\"already_exists\"}]}"
            })
    void changesWhatSomebodyElseHasJustCreated(String refusal) {
        github.then(404, MISSING)
                .then(Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4))
                .then(204, "");

        gives(variables.set(ENVIRONMENT, "PLACE", "here"), Saved.UPDATED);

        assertThat(github.asked())
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("PATCH", "POST", "PATCH");
    }

    @Test
    void givesUpWhenItIsCreatedAndDeletedAllTheTime() {
        github.then(404, MISSING).then(409, THERE).then(404, MISSING);

        Refused.with(GitHubException.NotFound.class, variables.set(REPOSITORY, "PLACE", "here"));
        assertThat(github.calls()).hasSize(3);
    }

    @Test
    void tellsThatThePlaceIsMissingWhenNothingCanBeCreatedThere() {
        github.then(404, MISSING).then(404, MISSING);

        GitHubException.NotFound refusal =
                Refused.with(GitHubException.NotFound.class, variables.set(ENVIRONMENT, "PLACE", "here"));

        assertThat(refusal.resource()).isEqualTo(GitHubException.Resource.ENVIRONMENT);
    }

    @Test
    void createsNothingAfterAnotherRefusal() {
        github.then(403, "{\"message\":\"Resource not accessible by integration\"}");

        Refused.with(GitHubException.AccessDenied.class, variables.set(REPOSITORY, "PLACE", "here"));
        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void tellsThatAVariableIsThereAlready() {
        github.then(409, THERE);

        assertThat(Refused.with(GitHubException.Conflict.class, variables.create(REPOSITORY, "PLACE", "here")))
                .hasMessageContaining("already exists");
    }

    @Test
    void renames() {
        completes(variables.update(REPOSITORY, "PLACE", VariableChange.name("SPOT")));

        assertThat(github.sent(0).toString()).isEqualTo("{\"name\":\"SPOT\"}");
        assertThat(github.calls().getFirst().operation().kind()).isEqualTo(Operation.Kind.WRITE);
    }

    @Test
    void refusesChangesThatMakeNoSense() {
        VariableChange shared = VariableChange.value("x").visible(Visibility.all());
        Refused.with(GitHubException.InvalidInputs.class, variables.update(REPOSITORY, "PLACE", shared));
        Refused.with(
                GitHubException.InvalidInputs.class,
                variables.update(REPOSITORY, "PLACE", new VariableChange(null, null, null)));
        Refused.with(
                GitHubException.InvalidInputs.class,
                variables.update(REPOSITORY, "PLACE", VariableChange.name("GITHUB_X")));
        assertThat(github.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1ST", "GITHUB_REF", "Github_ref", "A-B", "../x"})
    void refusesNamesThatGitHubWouldRefuse(String name) {
        Refused.with(GitHubException.InvalidInputs.class, variables.create(REPOSITORY, name, "x"));
        Refused.with(GitHubException.InvalidInputs.class, variables.set(REPOSITORY, name, "x"));
        Refused.with(GitHubException.InvalidInputs.class, variables.get(REPOSITORY, name));
        Refused.with(GitHubException.InvalidInputs.class, variables.delete(REPOSITORY, name));
        assertThat(github.calls()).isEmpty();
    }

    @Test
    void takesValuesUpToTheLimit() {
        String most = "ü".repeat(24 * 1024);
        gives(variables.set(REPOSITORY, "PLACE", most), Saved.UPDATED);
        Refused.with(GitHubException.InvalidInputs.class, variables.set(REPOSITORY, "PLACE", most + "x"));
        Refused.with(GitHubException.InvalidInputs.class, variables.create(REPOSITORY, "PLACE", "x".repeat(49_153)));
        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void asksForPagesOfThirty() {
        StepVerifier.create(variables.list(REPOSITORY))
                .thenConsumeWhile(_ -> true)
                .expectComplete()
                .verify(Duration.ofSeconds(10));

        assertThat(github.asked()).containsExactly("GET /repos/octo-org/hello-world/actions/variables?per_page=30");
        Refused.with(GitHubException.InvalidInputs.class, variables.page(REPOSITORY, 31, null));
        Refused.with(GitHubException.InvalidInputs.class, variables.pageFromOrganization(HELLO, 31, null));
    }

    @ParameterizedTest
    @CsvSource({
        "401,Unauthorized",
        "403,AccessDenied",
        "404,NotFound",
        "409,Conflict",
        "422,InvalidInputs",
        "418,ParseError"
    })
    void givesRefusalsTheirName(int status, String variant) {
        github.then(status, "{\"message\":\"no\"}");

        GitHubException refusal = Refused.with(GitHubException.class, variables.get(REPOSITORY, "PLACE"));

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(variant);
    }
}

package io.actionsgateway.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.actionsgateway.github.WorkflowService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Workflow;
import io.actionsgateway.security.AccessRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class DispatchRulesTests {

    private static final RepositoryName HELLO = new RepositoryName("octo-org", "hello-world");
    private static final String KEPT = "{'ref':'main','inputs':{'target':'staging','version':'v12'}}";

    private final WorkflowService gitHub = mock(WorkflowService.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'ref':'main','inputs':{'target':'staging','version':'v12'}}                |
            {'ref':'refs/heads/main','inputs':{'target':'staging','version':'v12'}}     |
            {'ref':'main','inputs':{'target':'test','version':'v1','else':'anything'}}  |
            {'ref':'release/7','inputs':{'target':'test'}}                              |
            {'ref':'Main','inputs':{'target':'test'}}                                   | the ref
            {'ref':'refs/tags/main','inputs':{'target':'test'}}                         | the ref
            {'ref':'mains','inputs':{'target':'test'}}                                  | the ref
            {'inputs':{'target':'test'}}                                                | the ref
            {'ref':['main'],'inputs':{'target':'test'}}                                 | the ref
            {'ref':'main','inputs':{'target':'production'}}                             | the input 'target'
            {'ref':'main','inputs':{'target':'test','TARGET':'production'}}             | the input 'target'
            {'ref':'main','inputs':{'target':['test']}}                                 | the input 'target'
            {'ref':'main','inputs':{'target':null}}                                     | the input 'target'
            {'ref':'main','inputs':{}}                                                  | the input 'target'
            {'ref':'main'}                                                              | the input 'target'
            {'ref':'main','inputs':'target'}                                            | the input 'target'
            {'ref':'main','inputs':{'target':'test','version':'v1; rm'}}                | the input 'version'
            {'ref':'main','inputs':{'target':'test','version':1}}                       | the input 'version'
            {'ref':'main','inputs':{'target':'test','version':{'v':1}}}                 | the input 'version'
            """)
    void saysWhichPartBreaksARule(String body, @Nullable String part) {
        gitHubKnows("octo-org/hello-world", "deploy.yml");

        check(HELLO, "deploy.yml", body, part);
    }

    @Test
    void neverTellsTheValue() {
        assertThatThrownBy(() -> rules().check(HELLO, "deploy.yml", json(KEPT.replace("v12", "c4n4ry")))
                        .block(Duration.ofSeconds(5)))
                .isInstanceOf(AccessRefusal.Forbidden.class)
                .message()
                .doesNotContain("c4n4ry");
        verifyNoInteractions(gitHub);
    }

    @ParameterizedTest
    @CsvSource({
        "octo-org/HELLO-world, Deploy.yml, true",
        "octo-org/other, deploy.yml, false",
        "octo-org/hello-world, ci.yml, false"
    })
    void speaksOfSomeWorkflowsInAnyCase(String repository, String file, boolean spoken) {
        gitHubKnows(repository, file);

        check(RepositoryName.parse(repository), file, "{'ref':'gone'}", spoken ? "the ref" : null);
    }

    @Test
    void holdsForARepositoryUnderItsFormerNameAndForAWorkflowByItsNumber() {
        gitHubKnows("octo-org/hello-world", "deploy.yml");

        check(new RepositoryName("octo-org", "hello-earth"), "deploy.yml", "{'ref':'gone'}", "the ref");
        check(HELLO, "269289", "{'ref':'gone'}", "the ref");
        check(HELLO, "269289", KEPT, null);
    }

    @Test
    void asksNothingWhereThereAreNoRules() {
        DispatchRules none = new DispatchRules(new PolicyProperties(List.of()), access());

        StepVerifier.create(none.check(HELLO, "ci.yml", json("{}")))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        verifyNoInteractions(gitHub);
    }

    @Test
    void refusesValuesThatAreTooLongForAPattern() {
        gitHubKnows("octo-org/hello-world", "deploy.yml");

        check(HELLO, "deploy.yml", KEPT.replace("v12", "v" + "1".repeat(1_000)), "the input 'version'");
    }

    @Test
    void doesNotStartWithAPatternThatIsNone() {
        PolicyProperties.Dispatches broken = new PolicyProperties.Dispatches(
                List.of("*"),
                List.of(),
                List.of(),
                List.of(new PolicyProperties.Input("x", "(", List.of())),
                List.of());

        assertThatThrownBy(() -> new DispatchRule(broken)).isInstanceOf(PatternSyntaxException.class);
        assertThat(new PolicyProperties.Input("x", null, List.of()).isDecided()).isFalse();
        assertThat(new PolicyProperties.Input("x", "a", List.of("a")).isDecided())
                .isFalse();
    }

    private void check(RepositoryName repository, String workflow, String body, @Nullable String part) {
        StepVerifier.Step<Void> outcome = StepVerifier.create(rules().check(repository, workflow, json(body)));
        if (part == null) {
            outcome.expectComplete().verify(Duration.ofSeconds(5));
        } else {
            outcome.expectErrorSatisfies(refusal -> assertThat(refusal)
                            .isInstanceOf(AccessRefusal.Forbidden.class)
                            .hasMessageContaining(": " + part + " is missing"))
                    .verify(Duration.ofSeconds(5));
        }
    }

    private DispatchRules rules() {
        return new DispatchRules(
                new PolicyProperties(List.of(new PolicyProperties.Dispatches(
                        List.of("octo-org/hello-*"),
                        List.of("deploy*.yml"),
                        List.of("main", "release/*"),
                        List.of(
                                new PolicyProperties.Input("target", null, List.of("staging", "test")),
                                new PolicyProperties.Input("version", "v\\d+", List.of())),
                        List.of("target")))),
                access());
    }

    private WorkflowAccess access() {
        return new WorkflowAccess(gitHub, mock(RunLookup.class));
    }

    private void gitHubKnows(String repository, String file) {
        when(gitHub.get(any(), any()))
                .thenReturn(Mono.just(new Workflow(
                        269289,
                        "node",
                        "Deploy",
                        ".github/workflows/" + file,
                        "active",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "https://api.github.com/repos/" + repository + "/actions/workflows/269289",
                        "",
                        "",
                        null,
                        JsonNodeFactory.instance.objectNode())));
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}

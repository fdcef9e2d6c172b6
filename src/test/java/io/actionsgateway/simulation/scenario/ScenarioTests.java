package io.actionsgateway.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.actionsgateway.simulation.Scenarios;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Conclusion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTests {

    @Test
    void helloWorldIsWhatItsTestsExpect() {
        RepositoryScript hello = Scenario.helloWorld().repositories().getFirst();

        assertThat(hello.id()).isEqualTo(1296269);
        assertThat(hello.owner()).isEqualTo(Account.organization("octo-org", 6811672));
        assertThat(hello.workflows()).extracting(WorkflowScript::id).containsExactly(161335L, 269289L);
        assertThat(hello.workflows().getFirst().job("test").steps())
                .extracting(StepScript::name)
                .containsExactly("Set up job", "Run actions/checkout@v5", "Run tests", "Upload report", "Complete job");
        assertThat(hello.workflows().getFirst().source()).startsWith("name: CI\n");
        assertThat(hello.caches()).hasSize(5);
    }

    @Test
    void playsItsHistoryBeforehandAndInSilence() {
        TestTwin twin = new TestTwin(Scenario.helloWorld());

        assertThat(twin.events).isEmpty();
        assertThat(twin.repository().runs().newestFirst())
                .extracting(run -> run.latest().conclusion())
                .containsExactly(Conclusion.SUCCESS, Conclusion.SUCCESS, Conclusion.FAILURE, Conclusion.SUCCESS);
        assertThat(twin.newestRun().createdAt()).isEqualTo(TestTwin.START.minusSeconds(7_200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jobs: {b: {needs: x, steps: [{run: x}]}} | jobs.b.needs: there is no job "x"
            jobs: {b: {needs: b, steps: [{run: x}]}} | jobs.b.needs: the job "b" needs itself
            jobs: {b: {steps: [{name: x}]}}          | jobs.b.steps[0]: needs uses or run
            jobs: {b: {if: a ==, steps: []}}         | jobs.b.if: an expression ends too early
            jobs: {b: {twin: {take: 5}, steps: []}}  | jobs.b.twin: there is no key "take"
            jobs: {}                                 | jobs: there is no job
            """)
    void namesThePlaceThatIsWrong(String jobs, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenarios.file("on: push\n" + jobs))
                .withMessage("repositories[0].workflows.ci.yml." + complaint);
    }

    @Test
    void refusesYamlThatMultipliesItself() {
        String bomb = "a: &a [1]\nb: [" + "*a, ".repeat(60) + "1]\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.read(bomb))
                .withMessageContaining("aliases");
    }
}

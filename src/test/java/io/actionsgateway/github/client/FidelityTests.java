package io.actionsgateway.github.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.model.Workflow;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FidelityTests {

    private static final Operation WORKFLOW = Operation.get(
            "actions/get-workflow", "/repos/{owner}/{repo}/actions/workflows/{workflow_id}", Permission.ACTIONS_READ);

    record Misspelt(
            long id,
            Instant createdOn,
            @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}

    record Confused(
            @JsonProperty("node_id") String name,
            @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}

    private static void check(Class<?> type) {
        var example = GitHubDescription.OF_2022_11_28.examples(WORKFLOW).getFirst();
        Fidelity.check(GitHubDescription.OF_2022_11_28, type, example.value(), example.schema());
    }

    @Test
    void takesWhatSaysTheSame() {
        assertThatCode(() -> check(Workflow.class)).doesNotThrowAnyException();
    }

    @Test
    void seesAFieldOfAnotherName() {
        assertThatThrownBy(() -> check(Misspelt.class)).isInstanceOf(AssertionError.class);
    }

    @Test
    void seesAValueOfAnotherField() {
        assertThatThrownBy(() -> check(Confused.class)).isInstanceOf(AssertionError.class);
    }
}

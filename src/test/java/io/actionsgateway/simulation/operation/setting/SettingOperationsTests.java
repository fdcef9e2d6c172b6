package io.actionsgateway.simulation.operation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.simulation.rest.Operation;
import io.actionsgateway.simulation.rest.Operations;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingOperationsTests {

    private static final Pattern OURS = Pattern.compile("secret|variable|cache|public-key");

    @Test
    void areAllThatGitHubDescribes() {
        Operations operations = new Operations();
        SettingOperations.register(operations);
        List<String> described = ApiDescription.of(ApiVersion.V2022_11_28).operations().stream()
                .map(DescribedOperation::id)
                .filter(id -> OURS.matcher(id).find())
                .toList();

        assertThat(operations.all())
                .extracting(Operation::id)
                .containsExactlyInAnyOrderElementsOf(described)
                .hasSize(54);
    }
}

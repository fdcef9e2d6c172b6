package io.actionsgateway.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFactsTests {

    @ParameterizedTest
    @CsvSource({
        "ci.yml, ci.yml, 7, workflow_dispatch, true",
        "CI.yml, ci.yml, 7, workflow_dispatch, true",
        ".github/workflows/ci.yml, ci.yml, 7, workflow_dispatch, true",
        "7, ci.yml, 7, workflow_dispatch, true",
        "007, ci.yml, 7, workflow_dispatch, true",
        "8, ci.yml, 7, workflow_dispatch, false",
        "deploy.yml, ci.yml, 7, workflow_dispatch, false",
        "deploy.yml, , 7, workflow_dispatch, true",
        "8, ci.yml, , workflow_dispatch, true",
        ", ci.yml, 7, repository_dispatch, true",
        "ci.yml, ci.yml, 7, push, false",
        "ci.yml, ci.yml, 7, , true",
        ", , , , true"
    })
    void takesWhatIsNotKnownForPossible(
            @Nullable String asked,
            @Nullable String file,
            @Nullable Long workflow,
            @Nullable String event,
            boolean possible) {
        assertThat(new RunFacts(file, workflow, event, null).mayBeOf(asked)).isEqualTo(possible);
    }

    @ParameterizedTest
    @CsvSource({
        ".github/workflows/ci.yml, ci.yml",
        ".github/workflows/ci.yaml@refs/heads/main, ci.yaml",
        "octo-org/x/.github/workflows/CI.YML@feature/a.yml, CI.YML",
        "ci.yml, ci.yml",
        "dynamic/pages/build, build"
    })
    void readsTheFileFromThePathOfARun(String path, String file) {
        assertThat(WorkflowFiles.named(path)).isEqualTo(file);
    }
}

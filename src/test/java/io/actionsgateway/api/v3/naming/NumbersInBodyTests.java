package io.actionsgateway.api.v3.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.model.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersInBodyTests {

    private static Optional<NumberedRepository> read(String operation, String body) {
        return NumbersInBody.of(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "repos/get | {\"id\":42,\"node_id\":\"x\",\"name\":\"r\",\"full_name\":\"o/r\",\"owner\":{\"id\":1}}",
                "repos/get | {\"owner\":{\"id\":1,\"full_name\":\"x/y\"},\"topics\":[1],\"full_name\":\"o/r\",\"id\":42,",
                "actions/get-workflow-run | {\"id\":7,\"head_repository\":{\"id\":9},\"repository\":{\"id\":42,\"full_name\":\"o/r\"}}",
                "actions/list-workflow-runs | {\"workflow_runs\":[{\"repository\":{\"id\":42,\"full_name\":\"o/r\"}},{",
            })
    void readsBoth(String operation, String body) {
        assertThat(read(operation, body)).contains(new NumberedRepository(42, RepositoryName.parse("o/r")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "repos/get | []",
                "repos/get | {\"id\":42}",
                "repos/get | {\"id\":-1,\"full_name\":\"o/r\"}",
                "repos/get | {\"id\":\"42\",\"full_name\":\"o/r\"}",
                "repos/get | {\"id\":99999999999999999999,\"full_name\":\"o/r\"}",
                "repos/get | {\"id\":42,\"full_name\":\"../r\"}",
                "repos/get | <html>",
                "actions/get-workflow-run | {\"id\":7,\"full_name\":\"o/r\"}",
                "actions/get-workflow-run | {\"repository\":\"o/r\"}",
                "actions/list-repo-variables | {\"repository\":{\"id\":42,\"full_name\":\"o/r\"}}"
            })
    void readsNothingElse(String operation, String body) {
        assertThat(read(operation, body)).isEmpty();
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(read("repos/get", "")).isEmpty();
    }
}

package io.actionsgateway.api.v3.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.security.Level;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTests {

    private static final long SEED = 20_260_502L;

    private static final int TRIES = 20_000;

    private static final Row ROW = new Row(
            Operation.get("any", "/any", Permission.NONE),
            null,
            Level.READ,
            "https://docs.github.com/rest",
            ApiDescription.of(ApiVersion.V2022_11_28)
                    .operation("actions/get-workflow-run-attempt")
                    .orElseThrow());

    @ParameterizedTest
    @CsvSource({
        "owner, octo-org",
        "owner, Mona_corp",
        "repo, .github",
        "repo, hello.world_1-2",
        "run_id, 9223372036854775807",
        "workflow_id, 42",
        "workflow_id, ci.yml",
        "workflow_id, Build and test.YAML",
        "archive_format, zip",
        "secret_name, _TOKEN_1",
        "name, a",
        "environment_name, pr/42 über",
        "environment_name, 100%",
        "concurrency_group_name, ci-refs/heads/main",
        "path, .github/workflows/ci.yml",
        "repository_number, 1296269"
    })
    void letsNamesOn(String variable, String value) {
        assertThatNoException().isThrownBy(() -> PathRules.check(ROW, Map.of(variable, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "owner, octo org",
        "owner, -octo",
        "owner, öcto",
        "owner, о-in-cyrillic",
        "org, octo.org",
        "repo, hello world",
        "repo, hello.git",
        "repo, hello.GIT",
        "repo, r%2Fs",
        "run_id, abc",
        "run_id, -",
        "run_id, 9223372036854775808",
        "run_id, ١",
        "attempt_number, 1.5",
        "workflow_id, ci",
        "workflow_id, ci.yml.exe",
        "workflow_id, 9223372036854775808",
        "archive_format, tar",
        "secret_name, 1ST",
        "secret_name, GITHUB_TOKEN",
        "name, A-B",
        "environment_name, ' '",
        "check_run_id, x",
        "repository_number, 1e3"
    })
    void namesTheFieldAtFault(String variable, String value) {
        DialectRefusal.Invalid refused =
                (DialectRefusal.Invalid) catchThrowable(() -> PathRules.check(ROW, Map.of(variable, value)));

        assertThat(refused.getMessage()).startsWith("Invalid request.\n\n");
        assertThat(refused.fields()).containsExactly(new DialectRefusal.Field("path", variable, "invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a\u0000", "a\r\nX: 1", "a\uFFFD", "/"})
    void refusesWhatCouldBeAnotherPath(String value) {
        assertThat(catchThrowable(() -> PathRules.check(ROW, Map.of("repo", value))))
                .isInstanceOf(DialectRefusal.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/../b", "./a", "a\n"})
    void refusesStepsWithDotsWhereSlashesMayBe(String value) {
        assertThat(catchThrowable(() -> PathRules.check(ROW, Map.of("environment_name", value))))
                .isInstanceOf(DialectRefusal.Malformed.class);
    }

    @Test
    void refusesEndlessNames() {
        assertThat(catchThrowable(() -> PathRules.check(ROW, Map.of("environment_name", "e".repeat(256)))))
                .isInstanceOf(DialectRefusal.Invalid.class);
        assertThatNoException()
                .isThrownBy(() -> PathRules.check(ROW, Map.of("environment_name", "\uD83D\uDE80".repeat(255))));
    }

    @Test
    void neverFailsOtherwise() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            String value = random.ints(1 + random.nextInt(20), 0, 0x250)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            for (String variable :
                    new String[] {"owner", "repo", "name", "environment_name", "run_id", "workflow_id"}) {
                Throwable refused = catchThrowable(() -> PathRules.check(ROW, Map.of(variable, value)));

                assertThat(refused == null || refused instanceof DialectRefusal)
                        .as(value)
                        .isTrue();
            }
        }
    }
}

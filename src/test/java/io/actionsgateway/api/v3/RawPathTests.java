package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.actionsgateway.api.v3.step.DialectRefusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTests {

    @Test
    void cutsBeforeItDecodes() {
        assertThat(RawPath.segments("/a%2Fb/c%20d/%e2%82%ac")).containsExactly("a/b", "c d", "€");
    }

    @Test
    void decodesOnce() {
        assertThat(RawPath.segments("/%252e%252e")).containsExactly("%2e%2e");
    }

    @Test
    void leavesPlusAndSemicolonAsTheyAre() {
        assertThat(RawPath.segments("/a+b;c=d")).containsExactly("a+b;c=d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void findsNoSegmentInTheRoot(String root) {
        assertThat(RawPath.segments(root)).isEmpty();
    }

    @Test
    void toleratesOneSlashAtTheEnd() {
        assertThat(RawPath.segments("/user/")).containsExactly("user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//", "/a//b", "/a/b//", "/./a", "/a/..", "/%2e%2e/a", "/a/%2E/b", "/.%2e", "/a%00b", "/a%0d%0ab",
                "/a%7f", "/a%5cb", "/%", "/%2", "/%zz", "/%-1", "/%c0%ae%c0%ae", "/%ff", "/%ed%a0%80", "/%c2%85"
            })
    void refusesWhatCouldBeMisread(String path) {
        assertThatExceptionOfType(DialectRefusal.Malformed.class).isThrownBy(() -> RawPath.segments(path));
    }

    @ParameterizedTest
    @CsvSource({
        "owner,a b",
        "owner,%2e%2e",
        "org,..a",
        "repo,a;b",
        "repo,ä",
        "secret_name,a/b",
        "environment_name,a/../b"
    })
    void refusesImpossibleNames(String variable, String value) {
        assertThatExceptionOfType(DialectRefusal.Malformed.class)
                .isThrownBy(() -> PathNames.require(Map.of(variable, value)));
    }

    @ParameterizedTest
    @CsvSource({"repo,a.git", "repo,a.GIT", "repo,a.", "repository_number,1e3", "repository_number,0"})
    void doesNotKnowAliases(String variable, String value) {
        assertThatExceptionOfType(DialectRefusal.Unlisted.class)
                .isThrownBy(() -> PathNames.require(Map.of(variable, value)));
    }

    @Test
    void takesPossibleNames() {
        PathNames.require(Map.of("owner", "Octo-Org", "repo", ".github", "environment_name", "eu/west 1"));
        PathNames.require(Map.of("org", "octo-org", "repository_number", "1296269"));
    }
}

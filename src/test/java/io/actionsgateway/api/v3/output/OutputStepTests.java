package io.actionsgateway.api.v3.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.api.download.DownloadLinks;
import io.actionsgateway.api.download.TestLinks;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What becomes of GitHub's answers, the odd ones too. */
class OutputStepTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String STORAGE = "https://results.blob.core.windows.net/a.zip?sig=c4n4ry";
    private static final GitHubProperties GITHUB =
            new GitHubProperties(URI.create("https://api.github.com"), "2022-11-28", "actions-gateway");

    private final OutputStep step = step(TestLinks.redirecting());

    private static OutputStep step(DownloadLinks links) {
        return new OutputStep((scope, caller) -> new GitHubHost(GITHUB.apiUrl()), GITHUB, links);
    }

    private DialectAnswer given(DialectRequest request, DialectAnswer answer) {
        return given(step, request, answer);
    }

    private static DialectAnswer given(OutputStep step, DialectRequest request, DialectAnswer answer) {
        return Objects.requireNonNull(
                step.handle(request, _ -> Mono.just(answer)).block(SOON));
    }

    @Test
    void rewritesBodyLinkAndLocation() {
        DialectAnswer answer = given(
                Asked.write(),
                Asked.json(
                        201,
                        "{\"url\":\"https://api.github.com/a\",\"html_url\":\"https://github.com/a\"}",
                        "Link",
                        "<https://api.github.com/b?page=2>; rel=\"next\"",
                        "Location",
                        "https://api.github.com/c"));

        assertThat(Asked.text(answer))
                .isEqualTo("{\"url\":\"" + Asked.BASE + "/a\",\"html_url\":\"https://github.com/a\"}");
        assertThat(answer.headers().getFirst("Link")).isEqualTo("<" + Asked.BASE + "/b?page=2>; rel=\"next\"");
        assertThat(answer.headers().getFirst("Location")).isEqualTo(Asked.BASE + "/c");
    }

    @Test
    void knowsTheHostThatAnswered() {
        OutputStep enterprise = new OutputStep(
                (scope, caller) -> new GitHubHost(URI.create("https://ghe.example.com/api/v3")),
                GITHUB,
                TestLinks.redirecting());

        assertThat(Asked.text(given(
                        enterprise, Asked.read(), Asked.json(200, "{\"url\":\"https://ghe.example.com/api/v3/a\"}"))))
                .isEqualTo("{\"url\":\"" + Asked.BASE + "/a\"}");
    }

    @Test
    void supposesTheUsualHostWhenNoCredentialServes() {
        OutputStep none = new OutputStep(
                (scope, caller) -> {
                    throw new GitHubException.Unauthorized("none");
                },
                GITHUB,
                TestLinks.redirecting());

        assertThat(Asked.text(given(none, Asked.read(), Asked.json(200, "{\"url\":\"https://api.github.com/a\"}"))))
                .contains(Asked.BASE);
    }

    @Test
    void tellsNoHeaderThatIsNotMeantForCallers() {
        DialectAnswer answer = given(
                Asked.read(),
                Asked.json(
                        200,
                        "{}",
                        "Set-Cookie",
                        "logged_in=no",
                        "Server",
                        "github.com",
                        "X-RateLimit-Remaining",
                        "4999",
                        "Access-Control-Allow-Origin",
                        "*",
                        "X-OAuth-Scopes",
                        "repo",
                        "ETag",
                        "\"upstream\"",
                        "Transfer-Encoding",
                        "chunked",
                        "X-GitHub-Request-Id",
                        "A:1",
                        "X-Accepted-GitHub-Permissions",
                        "actions=read",
                        "Deprecation",
                        "@1",
                        "Cache-Status",
                        "actions-gateway; hit"));

        assertThat(answer.headers().headerNames())
                .containsExactlyInAnyOrder(
                        "Content-Type",
                        "X-GitHub-Request-Id",
                        "X-Accepted-GitHub-Permissions",
                        "Deprecation",
                        "Cache-Status",
                        "ETag",
                        "Cache-Control",
                        "Vary");
        assertThat(answer.headers().getFirst("ETag")).startsWith("W/").doesNotContain("upstream");
    }

    @ParameterizedTest
    @CsvSource({
        "403, text/html, <html>c4n4ry</html>",
        "418, application/json, ''",
        "422, application/json, '[1]'",
        "400, application/json, '{\"message\":'",
        "410, '', gone",
        "403, text/html, '{\"message\":\"c4n4ry\"}'"
    })
    void replacesErrorsThatAreNotOfTheApi(int status, String type, String body) {
        DialectAnswer answer =
                given(Asked.read(), Asked.answer(status, type == null ? "" : type, body == null ? "" : body));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(Asked.text(answer))
                .startsWith("{\"message\":\"GitHub refused without a readable reason: ")
                .endsWith(",\"documentation_url\":\"https://docs.github.com/rest/x\",\"status\":\"" + status + "\"}")
                .doesNotContain("c4n4ry");
    }

    @Test
    void replacesAnErrorWithoutEnd() {
        String endless = "{\"message\":\"" + "x".repeat(5 << 20) + "\"}";

        assertThat(given(Asked.read(), Asked.json(422, endless)).body()).hasSizeLessThan(300);
    }

    @Test
    void makesAnUnreadable404LookLikeAnyOther() {
        assertThat(Asked.text(given(Asked.read(), Asked.answer(404, "text/html", "<h1>"))))
                .isEqualTo("{\"message\":\"Not Found\",\"documentation_url\":\"https://docs.github.com/rest/x\","
                        + "\"status\":\"404\"}");
    }

    @Test
    void keepsGitHubsOwnErrors() {
        String body = "{\"message\":\"Validation Failed\",\"errors\":[{\"code\":\"x\"}],\"status\":\"422\"}";

        assertThat(Asked.text(given(Asked.write(), Asked.json(422, body)))).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html></html>",
        "200, application/json, <html></html>",
        "200, '', x",
        "201, text/plain, '{}'",
        "200, nonsense, '{}'"
    })
    void takesNoPageForAnAnswer(int status, String type, String body) {
        StepVerifier.create(step.handle(
                        Asked.read(), _ -> Mono.just(Asked.answer(status, type == null ? "" : type, body))))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(GitHubException.ParseError.class)
                        .hasMessageContaining("actions/get-workflow-run"))
                .verify(SOON);
    }

    @Test
    void leavesFilesAsTheyAre() {
        String file = "url: https://api.github.com/a\n";
        DialectAnswer answer = given(Asked.read(), Asked.answer(200, "application/vnd.github.raw+json", file));

        assertThat(Asked.text(answer)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html;charset=utf-8", ""})
    void leavesThePageOfARedirectAway(String type) {
        DialectAnswer answer = given(
                Asked.download("actions/download-job-logs-for-workflow-run"),
                Asked.answer(302, type, "<a href>", "Location", STORAGE));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().getFirst("Location")).isEqualTo(STORAGE);
        assertThat(answer.headers().getFirst("Cache-Control")).isNull();
    }

    @Test
    void givesALinkOfOursWhereTheStorageIsOutOfReach() {
        DialectAnswer answer = given(
                step(TestLinks.relaying()),
                Asked.download("actions/download-artifact"),
                Asked.answer(302, "", "", "Location", STORAGE));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().getFirst("Location"))
                .matches("https://actions.example.com/api/downloads/[A-Za-z0-9_-]+/artifact.zip");
    }

    @Test
    void leavesOtherRedirectsToGitHub() {
        DialectAnswer answer = given(
                step(TestLinks.relaying()),
                Asked.download("actions/download-artifact"),
                Asked.answer(302, "", "", "Location", "https://api.github.com/repositories/1/actions/artifacts/2/zip"));

        assertThat(answer.headers().getFirst("Location"))
                .isEqualTo(Asked.BASE + "/repositories/1/actions/artifacts/2/zip");
    }
}

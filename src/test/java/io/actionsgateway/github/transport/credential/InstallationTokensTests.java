package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.leak.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class InstallationTokensTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** As long as GitHub's newer ones may get, and of all the characters they are made of. */
    private static final String LONG = "ghs_1234_" + "eyJhbGciOi.J-_".repeat(42) + "xyz";

    private final ManualTime clock = ManualTime.stepped(START);
    private final GitHubTime time = new GitHubTime(clock);
    private final FakeGitHub github = new FakeGitHub(call -> Mono.just(answer(call, _ -> true)));
    private final AppCredential app = new AppCredential("default", HOST, "Iv23liAbC", TestKeys.PAIR.getPrivate(), time);
    private final AppOperations operations =
            new AppOperations(github, JsonMapper.builder().build());
    private final GitHubApp narrow = new GitHubApp(app, true, operations, time, new Bounds(clock));
    private final GitHubApp wide = new GitHubApp(app, false, operations, time, new Bounds(clock));
    private String token = "ghs_c4n4ry";

    @Test
    void narrowsATokenToWhatTheCallNeeds() {
        token(narrow, TestCalls.read());

        assertThat(bodies())
                .containsExactly("{\"repositories\":[\"hello-world\"],\"permissions\":{\"actions\":\"read\"}}");
        assertThat(minting().getFirst().path()).isEqualTo("/app/installations/42/access_tokens");
        assertThat(minting().getFirst().credential()).isEqualTo(app);
    }

    @Test
    void narrowsOnlyToWhatGitHubHasANameFor() {
        token(narrow, TestCalls.variables());
        token(narrow, TestCalls.ofOrganization("octo-org"));

        assertThat(bodies())
                .containsExactly(
                        "{\"repositories\":[\"hello-world\"]}",
                        "{\"permissions\":{\"organization_secrets\":\"read\"}}");
    }

    @Test
    void mintsOneForEachNarrowingAndNoMore() {
        for (int i = 0; i < 3; i++) {
            token(narrow, TestCalls.read());
            token(narrow, TestCalls.dispatch());
            token(narrow, TestCalls.read("octo-org/Other"));
            token(narrow, TestCalls.read("octo-org/other"));
        }

        assertThat(minting()).hasSize(3);
    }

    @Test
    void mintsOneForAllWhenToldNotToNarrow() {
        token(wide, TestCalls.read());
        token(wide, TestCalls.dispatch());
        token(wide, TestCalls.ofOrganization("octo-org"));

        assertThat(bodies()).containsExactly("{}");
    }

    @Test
    void sharesTheBudgetButNotTheAnswersOfNarrowings() {
        Credential reading = credential(narrow, TestCalls.read());
        Credential writing = credential(narrow, TestCalls.dispatch());

        assertThat(reading.account())
                .isEqualTo("api.github.com/app/Iv23liAbC/installation/42")
                .isEqualTo(writing.account());
        assertThat(reading.partition())
                .isEqualTo(reading.account() + "/hello-world#actions:read")
                .isNotEqualTo(writing.partition());
        assertThat(credential(wide, TestCalls.read()).partition()).isEqualTo(reading.account());
    }

    @Test
    void doesWithoutThePermissionThatGitHubDoesNotNarrowTo(CapturedOutput output) {
        github.says(call -> Mono.just(answer(call, body -> !body.contains("permissions"))));

        token(narrow, TestCalls.read());
        clock.advance(Duration.ofMinutes(59).plusSeconds(50));
        token(narrow, TestCalls.read());

        assertThat(bodies()).hasSize(3).endsWith("{\"repositories\":[\"hello-world\"]}");
        assertThat(output)
                .contains("installation 42 to [/hello-world#actions:read]")
                .doesNotContain("ghs_");
    }

    @Test
    void doesWithoutARepositoryThatGitHubKnowsByAnotherName() {
        github.says(call -> Mono.just(answer(call, body -> !body.contains("repositories"))));

        token(narrow, TestCalls.read());

        assertThat(bodies()).hasSize(3).endsWith("{\"permissions\":{\"actions\":\"read\"}}");
    }

    @Test
    void givesUpWhenGitHubRefusesEveryNarrowing() {
        github.says(call -> Mono.just(answer(call, _ -> false)));

        fails(TestCalls.read(), GitHubException.InvalidInputs.class);

        assertThat(minting()).hasSize(3);
    }

    @Test
    void takesATokenOfSixHundredCharacters() {
        token = LONG;

        assertThat(LONG).hasSize(600);
        assertThat(credential(narrow, TestCalls.read())
                        .token()
                        .block(SOON)
                        .value()
                        .text())
                .isEqualTo(LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ghs_c4n4ry_a b", "ghs_c4n4ry_a\\r\\nX-Evil: 1", "ghs_c4n4ry_\\u0000", "ghs_c4n4ry_\\u00fc"})
    void refusesATokenThatFitsInNoHeader(String odd) {
        token = odd;
        fails(TestCalls.read(), GitHubException.ParseError.class);
    }

    @Test
    void refusesALongerToken() {
        token = LONG + "x";
        fails(TestCalls.read(), GitHubException.ParseError.class);
    }

    @Test
    void refusesATokenWithoutAnExpiry() {
        github.says(call -> Mono.just(
                isMinting(call)
                        ? FakeGitHub.answer(201, "{\"token\":\"ghs_c4n4ry\",\"expires_at\":\"soon\"}")
                        : answer(call, _ -> true)));
        fails(TestCalls.read(), GitHubException.ParseError.class);
    }

    @Test
    void expiresByOurClockWhenGitHubsIsAhead() {
        time.learn(HOST, START, FakeGitHub.dated(200, START.plusSeconds(600)));
        github.says(call -> Mono.just(
                isMinting(call)
                        ? FakeGitHub.answer(
                                201, "{\"token\":\"ghs_c4n4ry\",\"expires_at\":\"" + START.plusSeconds(4200) + "\"}")
                        : answer(call, _ -> true)));

        assertThat(credential(narrow, TestCalls.read()).token().block(SOON).expiresAt())
                .isBetween(START.plusSeconds(3597), START.plusSeconds(3603));
    }

    @Test
    void forgetsAnInstallationThatIsGone() {
        github.says(call -> Mono.just(isMinting(call) ? FakeGitHub.answer(404, "{}") : answer(call, _ -> true)));
        fails(TestCalls.read(), GitHubException.NotFound.class);
        fails(TestCalls.read(), GitHubException.NotFound.class);

        assertThat(github.count(TestCalls.LOOK_UP)).isEqualTo(2);
    }

    @Test
    void forgetsAnInstallationThatRefusesTheApp() {
        github.says(call -> isMinting(call)
                ? Mono.error(new GitHubException.Unauthorized("refused"))
                : Mono.just(answer(call, _ -> true)));
        fails(TestCalls.read(), GitHubException.Unauthorized.class);
        fails(TestCalls.read(), GitHubException.Unauthorized.class);

        assertThat(github.count(TestCalls.LOOK_UP)).isEqualTo(2);
    }

    @Test
    void saysThatAnInstallationIsSuspended() {
        github.says(call -> Mono.just(
                isMinting(call)
                        ? FakeGitHub.answer(403, "{\"message\":\"This installation has been suspended\"}")
                        : answer(call, _ -> true)));
        fails(TestCalls.read(), GitHubException.AccessDenied.class);
    }

    @Test
    void printsNoToken() {
        Credential credential = credential(narrow, TestCalls.read());

        assertThat(credential.token().block(SOON).toString()).contains("***").doesNotContain("ghs_");
        assertThat(credential.toString()).doesNotContain("ghs_", "PRIVATE", "eyJ");
    }

    private Answer answer(Call call, Predicate<String> granted) {
        if (!isMinting(call)) {
            return FakeGitHub.answer(200, "{\"id\":42}");
        }
        String expiry = clock.instant().plus(Duration.ofHours(1)).toString();
        return granted.test(body(call))
                ? FakeGitHub.answer(201, "{\"token\":\"" + token + "\",\"expires_at\":\"" + expiry + "\"}")
                : FakeGitHub.answer(422, "{\"message\":\"not granted\"}");
    }

    private static boolean isMinting(Call call) {
        return call.operation().id().equals(TestCalls.MINT);
    }

    private List<Call> minting() {
        return github.calls().stream()
                .filter(InstallationTokensTests::isMinting)
                .toList();
    }

    private List<String> bodies() {
        return minting().stream().map(InstallationTokensTests::body).toList();
    }

    private static String body(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    private static Credential credential(GitHubApp app, Call call) {
        return app.serving(call).block(SOON);
    }

    private static void token(GitHubApp app, Call call) {
        StepVerifier.create(app.serving(call).flatMap(Credential::token))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    private void fails(Call call, Class<? extends GitHubException> type) {
        StepVerifier.create(narrow.serving(call).flatMap(Credential::token).doOnError(Evidence::keepFailure))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(type)
                        .hasNoCause()
                        .message()
                        .doesNotContain("ghs_"))
                .verify(SOON);
    }
}

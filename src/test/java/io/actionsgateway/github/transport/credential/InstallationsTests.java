package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class InstallationsTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Scope HELLO = new Scope.OfRepository(RepositoryName.parse("Octo-Org/Hello-World"));
    private static final Caller SOMEBODY = Caller.interactive("somebody").within(Duration.ofMillis(5));

    private final ManualTime clock = ManualTime.stepped(START);
    private final AppCredential app =
            new AppCredential("default", HOST, "Iv23liAbC", TestKeys.PAIR.getPrivate(), new GitHubTime(clock));
    private final FakeGitHub github = new FakeGitHub(_ -> Mono.just(FakeGitHub.answer(200, "{\"id\":42}")));
    private final Installations installations =
            new Installations(new AppOperations(github, JsonMapper.builder().build()), app, new Bounds(clock));

    @Test
    void asksAsTheAppForTheCallerWithPatienceOfItsOwn() {
        finds(HELLO, 42);

        Call call = github.calls().getFirst();
        assertThat(call.path()).isEqualTo("/repos/Octo-Org/Hello-World/installation");
        assertThat(call.credential()).isEqualTo(app);
        assertThat(call.caller().name()).isEqualTo("somebody");
        assertThat(call.caller().budgetClass()).isEqualTo(BudgetClass.INTERACTIVE);
        assertThat(call.caller().patience()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void asksForOrganizations() {
        finds(new Scope.OfOrganization("octo-org"), 42);

        assertThat(github.calls().getFirst().path()).isEqualTo("/orgs/octo-org/installation");
    }

    @Test
    void knowsItForAnHourHoweverTheNameIsWritten() {
        finds(HELLO, 42);
        clock.advance(Duration.ofMinutes(59));
        finds(new Scope.OfRepository(RepositoryName.parse("octo-org/hello-world")), 42);
        assertThat(github.calls()).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        finds(HELLO, 42);
        assertThat(github.calls()).hasSize(2);
    }

    @Test
    void remembersAbsenceForAMinute() {
        github.says(_ -> Mono.just(FakeGitHub.answer(404, "{}")));
        misses();
        clock.advance(Duration.ofSeconds(59));
        misses();
        assertThat(github.calls()).hasSize(1);

        clock.advance(Duration.ofSeconds(2));
        github.says(_ -> Mono.just(FakeGitHub.answer(200, "{\"id\":43}")));
        finds(HELLO, 43);
    }

    @Test
    void asksOnceForAllWhoeverGoesAway() {
        Sinks.Empty<Void> gate = Sinks.empty();
        github.says(_ -> gate.asMono().thenReturn(FakeGitHub.answer(200, "{\"id\":42}")));
        List<Long> found = new ArrayList<>();
        Disposable first = installations.find(HELLO, SOMEBODY).subscribe();
        for (int i = 0; i < 100; i++) {
            installations.find(HELLO, SOMEBODY).subscribe(found::add);
        }
        first.dispose();
        gate.tryEmitEmpty();

        assertThat(found).hasSize(100).containsOnly(42L);
        assertThat(github.calls()).hasSize(1);
    }

    @Test
    void asksAgainWhenAQuestionNeverEnds() {
        github.says(_ -> Mono.never());
        installations.find(HELLO, SOMEBODY).subscribe();
        clock.advance(Duration.ofMinutes(2));

        github.says(_ -> Mono.just(FakeGitHub.answer(200, "{\"id\":42}")));
        finds(HELLO, 42);
    }

    @Test
    void doesNotRememberAFailure() {
        github.says(_ -> Mono.error(new GitHubException.ServiceUnavailable(502, "-")));
        fails(GitHubException.ServiceUnavailable.class);

        github.says(_ -> Mono.just(FakeGitHub.answer(200, "{\"id\":42}")));
        finds(HELLO, 42);
    }

    @Test
    void asksAgainForOneThatIsGone() {
        finds(HELLO, 42);
        installations.forget(41);
        finds(HELLO, 42);
        assertThat(github.calls()).hasSize(1);

        installations.forget(42);
        finds(HELLO, 42);
        assertThat(github.calls()).hasSize(2);
    }

    @Test
    void refusesAnAnswerWithoutAnId() {
        for (String body : List.of("{}", "{\"id\":\"42\"}", "{\"id\":-1}", "<html>", "")) {
            github.says(_ -> Mono.just(FakeGitHub.answer(200, body)));
            fails(GitHubException.ParseError.class);
        }
    }

    @Test
    void passesADenialOnWithGitHubsReason() {
        github.says(_ -> Mono.just(FakeGitHub.answer(403, "{\"message\":\"Blocked by the enterprise\"}")));

        StepVerifier.create(installations.find(HELLO, SOMEBODY))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(GitHubException.AccessDenied.class)
                        .hasMessageContaining("Blocked by the enterprise"))
                .verify(SOON);
    }

    private void finds(Scope scope, long id) {
        StepVerifier.create(installations.find(scope, SOMEBODY))
                .expectNext(id)
                .expectComplete()
                .verify(SOON);
    }

    private void misses() {
        StepVerifier.create(installations.find(HELLO, SOMEBODY))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                GitHubException.NotFound.class,
                                absence ->
                                        assertThat(absence.resource()).isEqualTo(GitHubException.Resource.INSTALLATION))
                        .hasMessageContaining("Octo-Org/Hello-World"))
                .verify(SOON);
    }

    private void fails(Class<? extends Throwable> type) {
        StepVerifier.create(installations.find(HELLO, SOMEBODY))
                .expectError(type)
                .verify(SOON);
    }
}

package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.RateLimited.Reason;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

/** What calls cost and close that GitHub refuses or never gets, and what happens while the store is away. */
class AdmissionTroubleTests {

    private final Desk desk = new Desk();

    @Test
    void paysNothingForAnAnswerThatGitHubDoesNotCount() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.answer(1, 304, 4_999);

        assertThat(desk.account().budget("core").remaining()).isEqualTo(4_999);
        assertThat(desk.account().inFlight()).isZero();
    }

    @Test
    void paysNothingForACallThatNeverReachedGitHub() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.sent.get(1).error(new TransportError("refused", false, null));
        assertThat(desk.account().budget("core").remaining()).isEqualTo(4_999);

        desk.time.advance(Duration.ofSeconds(1));
        desk.ask(Desk.ANNA);
        desk.sent.get(2).error(new TransportError("reset", true, null));
        assertThat(desk.account().budget("core").remaining()).isEqualTo(4_998);
        assertThat(desk.account().inFlight()).isZero();
    }

    @Test
    void closesForAllBeforeTheCallerHearsOfASecondaryLimit() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.sent
                .get(1)
                .success(TestCalls.answer(
                        403, "{\"message\":\"You have exceeded a secondary rate limit\"}", new HttpHeaders()));

        assertThat(desk.results.get(1))
                .isInstanceOfSatisfying(
                        SecondaryLimited.class,
                        limit -> assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
        assertThat(desk.account().gate().closedUntil()).isEqualTo(Desk.START.plusSeconds(60));
        desk.ask(Desk.BEN.within(Duration.ofSeconds(59)));
        assertThat(desk.results.get(2)).isInstanceOf(SecondaryLimited.class);
        assertThat(desk.sent).hasSize(2);
    }

    @Test
    void closesUntilTheResetAtThePrimaryLimit() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.sent
                .get(1)
                .success(TestCalls.answer(
                        403,
                        "{\"message\":\"API rate limit exceeded for user ID 1.\"}",
                        TestCalls.quota(5_000, 0, Desk.START.plusSeconds(20), Desk.START)));

        assertThat(desk.limited(1).reason()).isEqualTo(Reason.BUDGET_SPENT);
        assertThat(desk.limited(1).retryAfter()).isEqualTo(Duration.ofSeconds(21));
        desk.ask(Desk.BEN);
        desk.time.advance(Duration.ofMillis(20_999));
        assertThat(desk.sent).hasSize(2);
        desk.time.advance(Duration.ofMillis(1));
        assertThat(desk.sent).hasSize(3);
    }

    @Test
    void handsAMissingPermissionOn() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.answer(1, 403, 4_998);

        assertThat(desk.results.get(1))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.status()).isEqualTo(403));
    }

    @Test
    void asksNothingWhileTheStoreIsDown() {
        desk.store.down(true);

        desk.ask(Desk.ANNA);

        assertThat(desk.results.getFirst()).isInstanceOf(GitHubException.Internal.class);
        assertThat(desk.sent).isEmpty();
        desk.store.down(false);
        desk.ask(Desk.ANNA);
        assertThat(desk.sent).hasSize(1);
    }

    @Test
    void doesNotWaitForAStoreThatSaysNothing() {
        desk.store.silent(true);
        desk.ask(Desk.ANNA);
        desk.time.advance(Duration.ofSeconds(2));

        assertThat(desk.results.getFirst()).isInstanceOf(GitHubException.Internal.class);
    }

    @Test
    void tellsARefusalAgainThatTheStoreDidNotHear() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.store.down(true);
        desk.sent.get(1).success(TestCalls.answer(429, "", new HttpHeaders()));
        assertThat(desk.results.get(1)).isInstanceOf(SecondaryLimited.class);
        assertThat(desk.account().gate().closedUntil()).isNull();

        desk.store.down(false);
        desk.time.advance(Duration.ofSeconds(2));

        assertThat(desk.account().gate().closedUntil()).isEqualTo(Desk.START.plusSeconds(62));
    }

    @Test
    void freesAPlaceOnceWhenARefusalMeetsTheOneWhoLeaves() {
        desk.known();
        TestPublisher<Answer> late = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        var leaving = desk.step
                .handle(TestCalls.read("a", Desk.ANNA), call -> Mono.fromDirect(late.flux()))
                .subscribe();
        desk.time.advance(Duration.ofSeconds(1));
        desk.store.silent(true);
        leaving.dispose();
        late.next(TestCalls.answer(429, "", new HttpHeaders()));
        desk.store.silent(false);
        desk.time.advance(Duration.ofSeconds(4));

        assertThat(desk.store.rounds().stream()
                        .flatMap(round -> round.ended().stream())
                        .filter(end -> end.report().refusal() != null)
                        .map(end -> end.permit().lease()))
                .isNotEmpty()
                .containsOnly("");
    }

    @Test
    void paysNothingForACallThatGotNoConnection() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.sent.get(1).error(new RateLimited(Reason.QUEUE_FULL, Duration.ofSeconds(1)));

        assertThat(desk.account().budget("core").remaining()).isEqualTo(4_999);
    }

    @Test
    void goesOnAfterAStoreThatThrows() {
        desk.store.thrown(true);
        desk.ask(Desk.ANNA);
        desk.store.thrown(false);
        desk.ask(Desk.BEN);

        assertThat(desk.results).first().isInstanceOf(GitHubException.Internal.class);
        assertThat(desk.sent).hasSize(1);
    }
}

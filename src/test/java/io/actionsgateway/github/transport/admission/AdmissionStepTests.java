package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.RateLimited.Reason;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import tools.jackson.databind.json.JsonMapper;

class AdmissionStepTests {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Caller ANNA = Caller.interactive("anna");
    private static final Caller BEN = Caller.interactive("ben");

    private final ManualTime time = ManualTime.stepped(START);
    private final AdmissionProperties limits = Limits.of(Limits.NO_FLOORS, Limits.NO_SLACK, 2, 64);
    private final InMemoryBudgets store = new InMemoryBudgets(time, limits);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AdmissionStep step = new AdmissionStep(
            new Gatehouse("one", store, limits, new AdmissionMetrics(registry, time), time, time),
            JsonMapper.builder().build());
    private final List<MonoSink<Answer>> sent = new ArrayList<>();
    private final List<Object> results = new ArrayList<>();

    @Test
    void letsOneCallFindTheBudgetOutAndTheOthersFollow() {
        ask(ANNA);
        ask(BEN);
        assertThat(sent).hasSize(1);

        answer(0, 200, 5_000);

        assertThat(sent).hasSize(2);
        assertThat(account().budget("core").remaining()).isEqualTo(4_999);
        assertThat(results).hasSize(1).first().isInstanceOf(Answer.class);
        assertThat(registry.get("actions.github.budget.remaining")
                        .tag("credential", "default")
                        .gauge()
                        .value())
                .isEqualTo(4_999);
        assertThat(registry.get("actions.github.budget.reset").gauge().value()).isEqualTo(3_600);
    }

    @Test
    void paysNothingForAnAnswerThatGitHubDoesNotCount() {
        known();
        ask(ANNA);
        answer(1, 304, 4_999);

        assertThat(account().budget("core").remaining()).isEqualTo(4_999);
        assertThat(account().inFlight()).isZero();
    }

    @Test
    void paysNothingForACallThatNeverReachedGitHub() {
        known();
        ask(ANNA);
        sent.get(1).error(new TransportError("refused", false, null));
        assertThat(account().budget("core").remaining()).isEqualTo(4_999);

        time.advance(Duration.ofSeconds(1));
        ask(ANNA);
        sent.get(2).error(new TransportError("reset", true, null));
        assertThat(account().budget("core").remaining()).isEqualTo(4_998);
        assertThat(account().inFlight()).isZero();
    }

    @Test
    void waitsForItsTurnWhenThatComesInTime() {
        known();
        ask(ANNA);
        ask(BEN);
        assertThat(sent).as("paced: 3,600 s for 4,999 calls").hasSize(2);

        time.advance(Duration.ofMillis(719));
        assertThat(sent).hasSize(2);
        time.advance(Duration.ofMillis(2));
        assertThat(sent).hasSize(3);
        assertThat(registry.get("actions.github.admission.wait")
                        .tag("outcome", "granted")
                        .timers())
                .isNotEmpty();
    }

    @Test
    void failsAtOnceWhenItsTurnComesTooLate() {
        known();
        ask(ANNA);
        ask(BEN.within(Duration.ofMillis(300)));

        assertThat(results).hasSize(2);
        assertThat(limited(1).reason()).isEqualTo(Reason.PACED);
        assertThat(limited(1).retryAfter()).isBetween(Duration.ofMillis(700), Duration.ofMillis(721));
        assertThat(registry.get("actions.github.admission.refused")
                        .tag("reason", "paced")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tellsTheWaitOfOneBehindOthers() {
        known();
        ask(ANNA);
        ask(ANNA.within(Duration.ofSeconds(1)));
        ask(BEN.within(Duration.ofSeconds(1)));

        assertThat(results).hasSize(2);
        assertThat(limited(1).retryAfter()).isBetween(Duration.ofMillis(1_440), Duration.ofMillis(1_442));
    }

    @Test
    void servesAnotherCallerBeforeTheRestOfABusyOne() {
        known();
        for (int i = 0; i < 6; i++) {
            ask(ANNA);
        }
        ask(BEN);
        assertThat(sent).hasSize(2);

        time.advance(Duration.ofMillis(721));
        answer(1, 200, 4_998);
        answer(2, 200, 4_997);
        time.advance(Duration.ofMillis(1_450));

        assertThat(store.rounds().getLast().demands()).hasSizeLessThan(6);
        assertThat(asked()).contains("ben");
        assertThat(asked().indexOf("ben")).isLessThanOrEqualTo(3);
    }

    @Test
    void refusesWhenTooManyOfOneCallerWait() {
        known();
        for (int i = 0; i < 11; i++) {
            ask(ANNA);
        }
        assertThat(results).hasSize(1);
        ask(ANNA);
        assertThat(limited(1).reason()).isEqualTo(Reason.QUEUE_FULL);
        ask(BEN);
        assertThat(results).as("another may wait").hasSize(2);
    }

    @Test
    void refusesWhenTooManyWait() {
        known();
        for (int i = 0; i < 21; i++) {
            ask(Caller.interactive("caller " + i));
        }
        ask(BEN);

        assertThat(limited(1).reason()).isEqualTo(Reason.QUEUE_FULL);
    }

    @Test
    void freesThePlaceOfACallThatIsCancelledWhileItWaits() {
        known();
        ask(ANNA);
        var waiting =
                step.handle(TestCalls.read("a", BEN), call -> Mono.never()).subscribe();
        waiting.dispose();
        time.advance(Duration.ofSeconds(2));

        assertThat(sent).hasSize(2);
        assertThat(account().inFlight()).isEqualTo(1);
        assertThat(store.rounds().getLast().demands()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void freesThePlaceOfACallThatIsCancelledUnderWay() {
        known();
        var asked = step.handle(TestCalls.read("a", BEN), call -> Mono.never()).subscribe();
        assertThat(account().inFlight()).isEqualTo(1);
        asked.dispose();

        assertThat(account().inFlight()).isZero();
        assertThat(account().budget("core").remaining())
                .as("GitHub may have counted it")
                .isEqualTo(4_998);
        assertThat(registry.find("actions.github.admission.wait")
                        .tag("outcome", "cancelled")
                        .timers())
                .as("its wait was over")
                .isEmpty();
    }

    @Test
    void closesForAllBeforeTheCallerHearsOfASecondaryLimit() {
        known();
        ask(ANNA);
        sent.get(1)
                .success(TestCalls.answer(
                        403, "{\"message\":\"You have exceeded a secondary rate limit\"}", new HttpHeaders()));

        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        SecondaryLimited.class,
                        limit -> assertThat(limit.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
        assertThat(account().gate().closedUntil()).isEqualTo(START.plusSeconds(60));
        ask(BEN.within(Duration.ofSeconds(59)));
        assertThat(results.get(2)).isInstanceOf(SecondaryLimited.class);
        assertThat(sent).hasSize(2);
    }

    @Test
    void closesUntilTheResetAtThePrimaryLimit() {
        known();
        ask(ANNA);
        sent.get(1)
                .success(TestCalls.answer(
                        403,
                        "{\"message\":\"API rate limit exceeded for user ID 1.\"}",
                        TestCalls.quota(5_000, 0, START.plusSeconds(20), START)));

        assertThat(limited(1).reason()).isEqualTo(Reason.BUDGET_SPENT);
        assertThat(limited(1).retryAfter()).isEqualTo(Duration.ofSeconds(21));
        ask(BEN);
        time.advance(Duration.ofMillis(20_999));
        assertThat(sent).hasSize(2);
        time.advance(Duration.ofMillis(1));
        assertThat(sent).hasSize(3);
    }

    @Test
    void handsAMissingPermissionOn() {
        known();
        ask(ANNA);
        answer(1, 403, 4_998);

        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        Answer.class, answer -> assertThat(answer.status()).isEqualTo(403));
    }

    @Test
    void asksNothingWhileTheStoreIsDown() {
        store.down(true);

        ask(ANNA);

        assertThat(results.getFirst()).isInstanceOf(GitHubException.Internal.class);
        assertThat(sent).isEmpty();
        store.down(false);
        ask(ANNA);
        assertThat(sent).hasSize(1);
    }

    @Test
    void doesNotWaitForAStoreThatSaysNothing() {
        store.silent(true);
        ask(ANNA);
        time.advance(Duration.ofSeconds(2));

        assertThat(results.getFirst()).isInstanceOf(GitHubException.Internal.class);
    }

    @Test
    void tellsARefusalAgainThatTheStoreDidNotHear() {
        known();
        ask(ANNA);
        store.down(true);
        sent.get(1).success(TestCalls.answer(429, "", new HttpHeaders()));
        assertThat(results.get(1)).isInstanceOf(SecondaryLimited.class);
        assertThat(account().gate().closedUntil()).isNull();

        store.down(false);
        time.advance(Duration.ofSeconds(2));

        assertThat(account().gate().closedUntil()).isEqualTo(START.plusSeconds(62));
    }

    @Test
    void freesAPlaceOnceWhenARefusalMeetsTheOneWhoLeaves() {
        known();
        TestPublisher<Answer> late = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        var leaving = step.handle(TestCalls.read("a", ANNA), call -> Mono.fromDirect(late.flux()))
                .subscribe();
        time.advance(Duration.ofSeconds(1));
        store.silent(true);
        leaving.dispose();
        late.next(TestCalls.answer(429, "", new HttpHeaders()));
        store.silent(false);
        time.advance(Duration.ofSeconds(4));

        assertThat(store.rounds().stream()
                        .flatMap(round -> round.ended().stream())
                        .filter(end -> end.report().refusal() != null)
                        .map(end -> end.permit().lease()))
                .isNotEmpty()
                .containsOnly("");
    }

    @Test
    void paysNothingForACallThatGotNoConnection() {
        known();
        ask(ANNA);
        sent.get(1).error(new RateLimited(Reason.QUEUE_FULL, Duration.ofSeconds(1)));

        assertThat(account().budget("core").remaining()).isEqualTo(4_999);
    }

    @Test
    void goesOnAfterAStoreThatThrows() {
        store.thrown(true);
        ask(ANNA);
        store.thrown(false);
        ask(BEN);

        assertThat(results).first().isInstanceOf(GitHubException.Internal.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void writesAgainWhenTheStoresClockHasGoneBack() {
        Gate gate =
                Gate.OPEN.passed(new Demand("core", BudgetClass.INTERACTIVE, 5, true), START, limits.writeInterval());
        Account account = new Account(gate, Map.of(), List.of());

        assertThat(account.obstacle(
                        new Demand("core", BudgetClass.INTERACTIVE, 5, true), START.minusSeconds(3_600), limits))
                .isNull();
    }

    @Test
    void servesBackgroundAndWrites() {
        known();
        Mono<Answer> write = step.handle(
                TestCalls.write("a", new Caller("sweep", BudgetClass.BACKGROUND, SOON, null)),
                call -> Mono.just(TestCalls.answer(202, "{}", new HttpHeaders())));

        StepVerifier.create(write).expectNextCount(1).expectComplete().verify(SOON);
        assertThat(account().gate().nextWriteAt()).isEqualTo(START.plusSeconds(1));
        assertThat(account().gate().minute().total()).isEqualTo(6);
    }

    private final List<String> names = new ArrayList<>();

    private List<String> asked() {
        return List.copyOf(names);
    }

    private void known() {
        ask(ANNA);
        answer(0, 200, 4_999);
    }

    private void ask(Caller caller) {
        step.handle(
                        TestCalls.read("a", caller),
                        call -> Mono.create(sink -> {
                            names.add(call.caller().name());
                            sent.add(sink);
                        }))
                .subscribe(results::add, results::add);
    }

    private void answer(int index, int status, int remaining) {
        sent.get(index)
                .success(TestCalls.answer(
                        status,
                        "{\"message\":\"words\"}",
                        TestCalls.quota(5_000, remaining, START.plusSeconds(3_600), START)));
    }

    private RateLimited limited(int index) {
        assertThat(results.get(index)).isInstanceOf(RateLimited.class);
        return (RateLimited) results.get(index);
    }

    private Account account() {
        return store.account("a");
    }
}

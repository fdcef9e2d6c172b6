package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.RateLimited.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Whose call is sent when, and who is refused. */
class AdmissionStepTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Desk desk = new Desk();

    @Test
    void letsOneCallFindTheBudgetOutAndTheOthersFollow() {
        desk.ask(Desk.ANNA);
        desk.ask(Desk.BEN);
        assertThat(desk.sent).hasSize(1);

        desk.answer(0, 200, 5_000);

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.account().budget("core").remaining()).isEqualTo(4_999);
        assertThat(desk.results).hasSize(1).first().isInstanceOf(Answer.class);
        assertThat(desk.registry
                        .get("actions.github.budget.remaining")
                        .tag("credential", "default")
                        .gauge()
                        .value())
                .isEqualTo(4_999);
        assertThat(desk.registry.get("actions.github.budget.reset").gauge().value())
                .isEqualTo(3_600);
    }

    @Test
    void waitsForItsTurnWhenThatComesInTime() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.ask(Desk.BEN);
        assertThat(desk.sent).as("paced: 3,600 s for 4,999 calls").hasSize(2);

        desk.time.advance(Duration.ofMillis(719));
        assertThat(desk.sent).hasSize(2);
        desk.time.advance(Duration.ofMillis(2));
        assertThat(desk.sent).hasSize(3);
        assertThat(desk.registry
                        .get("actions.github.admission.wait")
                        .tag("outcome", "granted")
                        .timers())
                .isNotEmpty();
    }

    @Test
    void failsAtOnceWhenItsTurnComesTooLate() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.ask(Desk.BEN.within(Duration.ofMillis(300)));

        assertThat(desk.results).hasSize(2);
        assertThat(desk.limited(1).reason()).isEqualTo(Reason.PACED);
        assertThat(desk.limited(1).retryAfter()).isBetween(Duration.ofMillis(700), Duration.ofMillis(721));
        assertThat(desk.registry
                        .get("actions.github.admission.refused")
                        .tag("reason", "paced")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void tellsTheWaitOfOneBehindOthers() {
        desk.known();
        desk.ask(Desk.ANNA);
        desk.ask(Desk.ANNA.within(Duration.ofSeconds(1)));
        desk.ask(Desk.BEN.within(Duration.ofSeconds(1)));

        assertThat(desk.results).hasSize(2);
        assertThat(desk.limited(1).retryAfter()).isBetween(Duration.ofMillis(1_440), Duration.ofMillis(1_442));
    }

    @Test
    void servesAnotherCallerBeforeTheRestOfABusyOne() {
        desk.known();
        for (int i = 0; i < 6; i++) {
            desk.ask(Desk.ANNA);
        }
        desk.ask(Desk.BEN);
        assertThat(desk.sent).hasSize(2);

        desk.time.advance(Duration.ofMillis(721));
        desk.answer(1, 200, 4_998);
        desk.answer(2, 200, 4_997);
        desk.time.advance(Duration.ofMillis(1_450));

        assertThat(desk.store.rounds().getLast().demands()).hasSizeLessThan(6);
        assertThat(desk.asked()).contains("ben");
        assertThat(desk.asked().indexOf("ben")).isLessThanOrEqualTo(3);
    }

    @Test
    void refusesWhenTooManyOfOneCallerWait() {
        desk.known();
        for (int i = 0; i < 11; i++) {
            desk.ask(Desk.ANNA);
        }
        assertThat(desk.results).hasSize(1);
        desk.ask(Desk.ANNA);
        assertThat(desk.limited(1).reason()).isEqualTo(Reason.QUEUE_FULL);
        desk.ask(Desk.BEN);
        assertThat(desk.results).as("another may wait").hasSize(2);
    }

    @Test
    void refusesWhenTooManyWait() {
        desk.known();
        for (int i = 0; i < 21; i++) {
            desk.ask(Caller.interactive("caller " + i));
        }
        desk.ask(Desk.BEN);

        assertThat(desk.limited(1).reason()).isEqualTo(Reason.QUEUE_FULL);
    }

    @Test
    void freesThePlaceOfACallThatIsCancelledWhileItWaits() {
        desk.known();
        desk.ask(Desk.ANNA);
        var waiting = desk.step
                .handle(TestCalls.read("a", Desk.BEN), call -> Mono.never())
                .subscribe();
        waiting.dispose();
        desk.time.advance(Duration.ofSeconds(2));

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.account().inFlight()).isEqualTo(1);
        assertThat(desk.store.rounds().getLast().demands()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void freesThePlaceOfACallThatIsCancelledUnderWay() {
        desk.known();
        var asked = desk.step
                .handle(TestCalls.read("a", Desk.BEN), call -> Mono.never())
                .subscribe();
        assertThat(desk.account().inFlight()).isEqualTo(1);
        asked.dispose();

        assertThat(desk.account().inFlight()).isZero();
        assertThat(desk.account().budget("core").remaining())
                .as("GitHub may have counted it")
                .isEqualTo(4_998);
        assertThat(desk.registry
                        .find("actions.github.admission.wait")
                        .tag("outcome", "cancelled")
                        .timers())
                .as("its wait was over")
                .isEmpty();
    }

    @Test
    void writesAgainWhenTheStoresClockHasGoneBack() {
        Gate gate = Gate.OPEN.passed(
                new Demand("core", BudgetClass.INTERACTIVE, 5, true), Desk.START, desk.limits.writeInterval());
        Account account = new Account(gate, Map.of(), List.of());

        assertThat(account.obstacle(
                        new Demand("core", BudgetClass.INTERACTIVE, 5, true),
                        Desk.START.minusSeconds(3_600),
                        desk.limits))
                .isNull();
    }

    @Test
    void servesBackgroundAndWrites() {
        desk.known();
        Mono<Answer> write = desk.step.handle(
                TestCalls.write("a", new Caller("sweep", BudgetClass.BACKGROUND, SOON, null)),
                call -> Mono.just(TestCalls.answer(202, "{}", new HttpHeaders())));

        StepVerifier.create(write).expectNextCount(1).expectComplete().verify(SOON);
        assertThat(desk.account().gate().nextWriteAt()).isEqualTo(Desk.START.plusSeconds(1));
        assertThat(desk.account().gate().minute().total()).isEqualTo(6);
    }
}

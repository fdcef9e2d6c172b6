package io.actionsgateway.github.transport.admission;

import static io.actionsgateway.github.transport.BudgetClass.BACKGROUND;
import static io.actionsgateway.github.transport.BudgetClass.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.admission.Round.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTests {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Demand READ = new Demand("core", INTERACTIVE, 1, false);
    private static final Demand WRITE = new Demand("core", INTERACTIVE, 5, true);
    private static final Account KNOWN =
            Account.NEW.settled(new Settlement(new Permit("", READ, NOW, -1), answered(5_000)), NOW, Limits.usual());

    private int rounds;

    @Test
    void findsAnUnknownBudgetOutWithOneCall() {
        Outcome first = play(Account.NEW, NOW, READ, READ, READ);
        assertThat(granted(first)).containsExactly(true, false, false);
        assertThat(later(first, 1)).isEqualTo(new Verdict.Later(NOW.plusMillis(250), Duration.ZERO, Obstacle.BUSY));

        Outcome second = settle(first.account(), permit(first, 0), answered(4_321), NOW.plusSeconds(1), READ, READ);
        assertThat(granted(second)).containsExactly(true, true);
        assertThat(second.account().budget("core").remaining()).isEqualTo(4_319);
        assertThat(second.account().inFlight()).isEqualTo(2);
    }

    @Test
    void letsTheNextFindOutWhenTheFirstDidNot() {
        Outcome first = play(Account.NEW, NOW, READ, READ);

        assertThat(granted(settle(first.account(), permit(first, 0), Report.LOST, NOW, READ)))
                .containsExactly(true);
    }

    @Test
    void keepsOnlySecondaryLimitsOnAHostWithoutLimit() {
        Outcome first = play(Account.NEW, NOW, READ);
        Report plain = new Report(true, true, true, null, null);

        Outcome second = settle(
                first.account(),
                permit(first, 0),
                plain,
                NOW,
                Collections.nCopies(51, READ).toArray(Demand[]::new));

        assertThat(granted(second).stream().filter(Boolean::booleanValue)).hasSize(50);
    }

    @Test
    void boundsCallsInFlightOverAllReplicas() {
        Outcome first = play(KNOWN, NOW, Collections.nCopies(60, READ).toArray(Demand[]::new));
        assertThat(granted(first)).filteredOn(granted -> granted).hasSize(50);
        assertThat(later(first, 50).obstacle()).isEqualTo(Obstacle.BUSY);
        assertThat(first.account().leases()).hasSize(1);

        Outcome second = settle(first.account(), permit(first, 0), answered(4_900), NOW, READ, READ);
        assertThat(granted(second)).containsExactly(true, false);
    }

    @Test
    void givesNoMoreThanASliceAtOnce() {
        AdmissionProperties limits = Limits.of(Limits.NO_FLOORS, Limits.NO_PACE, 50, 3);

        Outcome outcome = round(List.of(), READ, READ, READ, READ).play(KNOWN, NOW, limits);

        assertThat(granted(outcome)).containsExactly(true, true, true, false);
        assertThat(later(outcome, 3).at()).isEqualTo(NOW);
    }

    @Test
    void takesBackThePlacesOfADeadReplicaButNotItsCharges() {
        Outcome first = play(KNOWN, NOW, Collections.nCopies(50, READ).toArray(Demand[]::new));
        assertThat(granted(play(first.account(), NOW.plusSeconds(89), READ))).containsExactly(false);

        Outcome second = play(first.account(), NOW.plusSeconds(90), READ);

        assertThat(granted(second)).containsExactly(true);
        assertThat(second.account().inFlight()).isEqualTo(1);
        assertThat(second.account().budget("core").remaining()).isEqualTo(4_949);
    }

    @Test
    void spacesWritesAndLetsReadsPass() {
        Outcome outcome = play(KNOWN, NOW, WRITE, WRITE, READ, WRITE);

        assertThat(granted(outcome)).containsExactly(true, false, true, false);
        assertThat(later(outcome, 1).at()).isEqualTo(NOW.plusSeconds(1));
        assertThat(later(outcome, 3).at()).as("behind the other").isEqualTo(NOW.plusSeconds(2));
        assertThat(granted(play(outcome.account(), NOW.plusSeconds(1), WRITE))).containsExactly(true);
    }

    @Test
    void keepsThePointsOfAMinute() {
        Account account = KNOWN;
        Instant now = NOW;
        int writes = 0;
        while (now.isBefore(NOW.plusSeconds(59))) {
            Outcome outcome = play(account, now, READ, READ, READ, READ, READ, READ, READ, READ, READ, READ, WRITE);
            account = new Account(outcome.account().gate(), outcome.account().budgets(), List.of());
            writes += granted(outcome).getLast() ? 1 : 0;
            now = now.plusSeconds(1);
        }
        assertThat(account.gate().minute().total()).isEqualTo(850);
        assertThat(writes).isEqualTo(56);
        assertThat(later(play(account, now, READ), 0).obstacle()).isEqualTo(Obstacle.BUSY);
    }

    @Test
    void startsNothingInAClosedWindow() {
        Outcome first = play(KNOWN, NOW, READ, READ);
        Report refused = new Report(true, false, false, null, new Refusal(Obstacle.SECONDARY, Duration.ofSeconds(30)));

        Outcome closed = settle(first.account(), permit(first, 0), refused, NOW, READ);
        assertThat(later(closed, 0))
                .isEqualTo(new Verdict.Later(NOW.plusSeconds(30), Duration.ZERO, Obstacle.SECONDARY));

        Outcome straggler = settle(closed.account(), permit(first, 1), answered(4_000), NOW.plusSeconds(1), READ);
        assertThat(granted(straggler)).containsExactly(false);

        Outcome trial = play(straggler.account(), NOW.plusSeconds(30), READ, READ);
        assertThat(granted(trial)).as("one at a time").containsExactly(true, false);

        Outcome open = settle(trial.account(), permit(trial, 0), answered(3_999), NOW.plusSeconds(31), READ, READ);
        assertThat(granted(open)).containsExactly(true, true);
    }

    @Test
    void waitsForTheResetAfterThePrimaryLimit() {
        Outcome first = play(KNOWN, NOW, READ);
        Quota quota = new Quota("core", 5_000, 0, Duration.ofSeconds(100));
        Report refused = new Report(true, false, false, quota, new Refusal(Obstacle.BUDGET_SPENT, null));

        Outcome closed = settle(first.account(), permit(first, 0), refused, NOW, READ);

        assertThat(later(closed, 0))
                .isEqualTo(new Verdict.Later(NOW.plusSeconds(101), Duration.ZERO, Obstacle.BUDGET_SPENT));
        assertThat(closed.account().gate().strikes()).isZero();
        assertThat(granted(play(closed.account(), NOW.plusSeconds(101), READ, READ)))
                .as("one finds out")
                .containsExactly(true, false);
    }

    @Test
    void closesForAMinuteWhenThePrimaryLimitTellsNoReset() {
        Outcome first = play(KNOWN, NOW, READ);
        Report refused = new Report(true, false, false, null, new Refusal(Obstacle.BUDGET_SPENT, null));

        assertThat(later(settle(first.account(), permit(first, 0), refused, NOW, READ), 0))
                .isEqualTo(new Verdict.Later(NOW.plusSeconds(60), Duration.ZERO, Obstacle.BUDGET_SPENT));
    }

    @Test
    void countsACallInTheBudgetThatItsAnswerNames() {
        Outcome first = play(KNOWN, NOW, READ);
        assertThat(first.account().budget("core").remaining()).isEqualTo(4_999);
        Quota other = new Quota("search", 30, 29, Duration.ofSeconds(60));

        Account account = settle(first.account(), permit(first, 0), new Report(true, true, false, other, null), NOW)
                .account();

        assertThat(account.budget("core").remaining()).isEqualTo(5_000);
        assertThat(account.budget("search").remaining()).isEqualTo(29);
    }

    @Test
    void hearsARepeatedReportOnce() {
        Outcome first = play(KNOWN, NOW, READ, READ);
        Report refused = new Report(true, false, false, null, new Refusal(Obstacle.SECONDARY, null));
        Account once = settle(first.account(), permit(first, 0), refused, NOW).account();

        Account twice = settle(once, permit(first, 0).spent(), refused, NOW).account();

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void servesAnUnspentFloorWhenTheRestIsSpent() {
        Account account = KNOWN;
        for (int i = 0; i < 3_560; i++) {
            account = account.granted(READ, new Lease("x", "r", 1, NOW), NOW, unpaced())
                    .expired(NOW);
        }
        Demand background = new Demand("core", BACKGROUND, 1, false);

        Outcome outcome = round(List.of(), READ, background).play(account, NOW.plusSeconds(120), unpaced());

        assertThat(granted(outcome)).containsExactly(false, true);
        assertThat(later(outcome, 0).obstacle()).isEqualTo(Obstacle.KEPT_FOR_OTHERS);
    }

    private static AdmissionProperties unpaced() {
        return Limits.of(Limits.USUAL_FLOORS, Limits.NO_PACE);
    }

    private Outcome play(Account account, Instant now, Demand... demands) {
        return round(List.of(), demands).play(account, now, Limits.usual());
    }

    private Outcome settle(Account account, Permit permit, Report report, Instant now, Demand... demands) {
        return round(List.of(new Settlement(permit, report)), demands).play(account, now, Limits.usual());
    }

    private Round round(List<Settlement> ended, Demand... demands) {
        return new Round("account", "default", "replica", "lease-" + rounds++, ended, Arrays.asList(demands));
    }

    private static Report answered(int remaining) {
        return new Report(true, true, false, new Quota("core", 5_000, remaining, Duration.ofHours(1)), null);
    }

    private static List<Boolean> granted(Outcome outcome) {
        return outcome.verdicts().stream()
                .map(verdict -> verdict instanceof Verdict.Granted)
                .toList();
    }

    private static Verdict.Later later(Outcome outcome, int index) {
        return (Verdict.Later) outcome.verdicts().get(index);
    }

    private static Permit permit(Outcome outcome, int index) {
        return ((Verdict.Granted) outcome.verdicts().get(index)).permit();
    }
}

package io.actionsgateway.github.transport.admission;

import static io.actionsgateway.github.transport.BudgetClass.EVENT;
import static io.actionsgateway.github.transport.BudgetClass.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTests {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Budget KNOWN = seen(Budget.UNKNOWN, 4_000, 1_800, 0);

    @Test
    void isKnownFromAnAnswerUntilItsWindowEnds() {
        assertThat(Budget.UNKNOWN.known(NOW)).isFalse();
        assertThat(KNOWN.known(NOW.plusSeconds(1_800))).isTrue();
        assertThat(KNOWN.known(NOW.plusSeconds(1_801))).isFalse();
        assertThat(KNOWN.spentBy(INTERACTIVE)).isEqualTo(1);
    }

    @Test
    void isNeverWidenedByAnAnswerOutOfOrder() {
        Budget later = seen(KNOWN, 3_990, 1_800, 0);

        assertThat(seen(later, 3_995, 1_801, 0).remaining()).isEqualTo(3_990);
        assertThat(seen(later, 5_000, 1_800 - 61, 0)).as("an older window's").isEqualTo(later);
        assertThat(seen(later, 5_000, 0, 0)).as("of a window that is over").isEqualTo(later);
    }

    @Test
    void beginsAnewWithANewerWindow() {
        Budget next = seen(KNOWN, 4_999, 1_800 + 61, 0);

        assertThat(next.remaining()).isEqualTo(4_999);
        assertThat(next.spentBy(EVENT)).isZero();
    }

    @Test
    void takesCallsInFlightOffANewWindow() {
        assertThat(seen(KNOWN, 4_999, 3_600, 7).remaining()).isEqualTo(4_992);
        assertThat(seen(KNOWN, 3, 3_600, 7).remaining()).isZero();
    }

    @Test
    void givesBackAChargeThatGitHubDidNotCount() {
        Budget charged = KNOWN.charged(EVENT, null);
        assertThat(charged.remaining()).isEqualTo(3_999);
        assertThat(charged.spentBy(EVENT)).isEqualTo(1);

        Budget back = charged.ended(permit(charged), true, NOW);
        assertThat(back.remaining()).isEqualTo(4_000);
        assertThat(back.spentBy(EVENT)).isZero();
        assertThat(charged.ended(permit(charged), false, NOW)).isEqualTo(charged);
    }

    @Test
    void keepsAChargeWhoseBasisIsGone() {
        Budget charged = KNOWN.charged(EVENT, null);
        Budget narrowed = seen(charged, 100, 1_800, 0);

        assertThat(narrowed.ended(permit(charged), true, NOW).remaining()).isEqualTo(100);
        assertThat(charged.ended(permit(charged), true, NOW.plusSeconds(1_801)))
                .as("the window is over")
                .isEqualTo(charged);
    }

    @Test
    void isProbedByOneCallAtATime() {
        Budget probed = Budget.UNKNOWN.probed(NOW.plusSeconds(90));

        assertThat(probed.probing(NOW)).isTrue();
        assertThat(probed.probing(NOW.plusSeconds(90))).isFalse();
        assertThat(probed.ended(new Permit("a", demand(), NOW, 0), true, NOW).probing(NOW))
                .as("a straggler of the last window is no probe")
                .isTrue();
        assertThat(probed.ended(permit(probed), false, NOW).probing(NOW)).isFalse();
    }

    @Test
    void isUnlimitedOnlyWhileNothingIsKnown() {
        assertThat(Budget.UNKNOWN.unlimited(NOW).unlimited()).isTrue();
        assertThat(KNOWN.unlimited(NOW).unlimited()).isFalse();
        assertThat(KNOWN.unlimited(NOW.plusSeconds(1_801)).unlimited()).isTrue();
        assertThat(seen(Budget.UNKNOWN.unlimited(NOW), 10, 60, 0).known(NOW)).isTrue();
    }

    @Test
    void isExhaustedWhenGitHubSaysSo() {
        Budget spent = KNOWN.exhausted(new Quota("core", 5_000, 3, Duration.ofSeconds(20)), NOW);

        assertThat(spent.remaining()).isZero();
        assertThat(spent.resetAt()).isEqualTo(NOW.plusSeconds(20));
    }

    private static Budget seen(Budget budget, int remaining, int resetIn, int others) {
        return budget.observed(
                new Quota("core", 5_000, remaining, Duration.ofSeconds(resetIn)), INTERACTIVE, others, NOW);
    }

    private static Demand demand() {
        return new Demand("core", EVENT, 1, false);
    }

    private static Permit permit(Budget charged) {
        return new Permit("a", demand(), NOW, charged.edition());
    }
}

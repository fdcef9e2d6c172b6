package io.actionsgateway.github.transport.admission;

import static io.actionsgateway.github.transport.BudgetClass.BACKGROUND;
import static io.actionsgateway.github.transport.BudgetClass.EVENT;
import static io.actionsgateway.github.transport.BudgetClass.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.BudgetClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApportionmentTests {

    private static final Instant RESET = Instant.parse("2026-11-01T13:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // class, remaining, minutes left, spent by interactive, event and background; may spend
        "INTERACTIVE, 5000, 60, 0, 0, 0, 3500",
        "EVENT, 5000, 60, 0, 0, 0, 3000",
        "BACKGROUND, 5000, 60, 0, 0, 0, 2500",
        "INTERACTIVE, 3000, 30, 2000, 0, 0, 2250",
        "INTERACTIVE, 1500, 60, 3500, 0, 0, 0",
        "BACKGROUND, 1500, 60, 3500, 0, 0, 500",
        "EVENT, 1500, 60, 3500, 0, 0, 1000",
        "INTERACTIVE, 1500, 60, 2000, 1000, 500, 1500",
        "INTERACTIVE, 100, 0, 3500, 0, 0, 100",
        "INTERACTIVE, 300, 60, 0, 0, 0, 150",
        "EVENT, 300, 60, 0, 0, 0, 100",
        "BACKGROUND, 300, 60, 0, 0, 0, 50",
        "BACKGROUND, 1, 60, 0, 0, 0, 1"
    })
    void keepsWhatTheOthersAreSureOf(
            BudgetClass asking, int remaining, int minutes, int interactive, int event, int background, int available) {
        Budget budget = budget(remaining, Map.of(INTERACTIVE, interactive, EVENT, event, BACKGROUND, background));

        assertThat(at(budget, Limits.usual(), Duration.ofMinutes(minutes)).available(asking))
                .isEqualTo(available);
    }

    @Test
    void spacesCallsOverTheTimeLeft() {
        Apportionment left =
                at(budget(500, Map.of()), Limits.of(Limits.NO_FLOORS, Limits.NO_SLACK), Duration.ofMinutes(10));

        assertThat(left.pace(INTERACTIVE)).isEqualTo(Duration.ofMillis(1200));
    }

    @ParameterizedTest
    @CsvSource({
        // half an hour has passed: the even line is at 2,500
        "INTERACTIVE, 5000, false",
        "INTERACTIVE, 1, false",
        "BACKGROUND, 2001, false",
        "BACKGROUND, 2000, true",
        "EVENT, 1251, false",
        "EVENT, 1250, true"
    })
    void letsAClassRunAheadByItsSlack(BudgetClass asking, int remaining, boolean paced) {
        Apportionment left = at(
                budget(remaining, Map.of()), Limits.of(Limits.NO_FLOORS, Limits.USUAL_SLACK), Duration.ofMinutes(30));

        assertThat(left.pace(asking) != null).isEqualTo(paced);
    }

    @Test
    void pacesEverybodyWhenLessIsLeftThanTheFloors() {
        Apportionment left = at(budget(600, Map.of()), Limits.usual(), Duration.ofMinutes(20));

        assertThat(left.available(INTERACTIVE)).isEqualTo(300);
        assertThat(left.pace(INTERACTIVE)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void callsAgainWhenTheNextCallOfThePacedClassIsDue() {
        AdmissionProperties limits = Limits.of(Limits.NO_FLOORS, Limits.NO_SLACK);
        Apportionment left = at(budget(500, Map.of()), limits, Duration.ofMinutes(10));
        assertThat(left.obstacle(EVENT)).isNull();

        Budget charged = left.charge(EVENT);

        Instant next = left.now().plusMillis(1200);
        assertThat(charged.nextAt()).containsEntry(EVENT, next);
        assertThat(new Apportionment(charged, RESET, limits, next.minusMillis(1)).obstacle(EVENT))
                .satisfies(later -> assertThat(later.at()).isEqualTo(next))
                .satisfies(later -> assertThat(later.obstacle()).isEqualTo(Obstacle.PACED));
        assertThat(new Apportionment(charged, RESET, limits, next).obstacle(EVENT))
                .isNull();
    }

    @Test
    void tellsWhenTheOthersFloorsHaveShrunkEnough() {
        // 600 are left and kept: event's floor shrinks below 1,000 at once below 600 when 35 min 56.4 s are left.
        Budget budget = budget(600, Map.of(INTERACTIVE, 3400, BACKGROUND, 1000));
        Apportionment early = at(budget, Limits.of(Limits.USUAL_FLOORS, Limits.NO_PACE), Duration.ofMinutes(60));

        Verdict.Later later = early.obstacle(INTERACTIVE);

        assertThat(later).isNotNull();
        assertThat(later.obstacle()).isEqualTo(Obstacle.KEPT_FOR_OTHERS);
        assertThat(Duration.between(later.at(), RESET)).isCloseTo(Duration.ofMillis(2_156_400), Duration.ofMillis(2));
    }

    @Test
    void waitsForTheResetWhenNothingIsLeft() {
        assertThat(at(budget(0, Map.of()), Limits.usual(), Duration.ofMinutes(7))
                        .obstacle(INTERACTIVE))
                .isEqualTo(new Verdict.Later(RESET.plusSeconds(1), Duration.ZERO, Obstacle.BUDGET_SPENT));
    }

    private static Budget budget(int remaining, Map<BudgetClass, Integer> spent) {
        return new Budget(5000, remaining, RESET, false, null, spent, Map.of(), 1);
    }

    private static Apportionment at(Budget budget, AdmissionProperties limits, Duration left) {
        return new Apportionment(budget, RESET, limits, RESET.minus(left));
    }
}

package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.admission.Round.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random calls against a GitHub that counts; answers come late and in any order. */
class AccountPropertyTests {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant RESET = START.plusSeconds(3_600);
    private static final int LIMIT = 200;
    private static final AdmissionProperties LIMITS = Limits.of(Limits.USUAL_FLOORS, Limits.NO_PACE);

    private record Flight(int number, Permit permit, int remaining, boolean free) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void neverSpendsMoreThanTheLimitAndKeepsTheFloors(long seed) {
        Random random = new Random(seed);
        Account account = Account.NEW;
        Instant now = START;
        List<Flight> flights = new ArrayList<>();
        Map<BudgetClass, Integer> spent = new EnumMap<>(BudgetClass.class);
        int counted = 0;
        int round = 0;
        int number = 0;
        while (now.isBefore(RESET.minusSeconds(21))) {
            now = now.plusMillis(1 + random.nextInt(20_000));
            List<Settlement> ended = ended(flights, random, now);
            Budget before = account.budget("core");
            List<Demand> demands = demands(random);
            Outcome outcome = new Round("a", "c", "r", "lease-" + round++, ended, demands).play(account, now, LIMITS);
            account = outcome.account();
            assertNotWidened(seed, before, account.budget("core"), ended);
            for (int i = 0; i < demands.size(); i++) {
                BudgetClass asking = demands.get(i).budgetClass();
                if (outcome.verdicts().get(i) instanceof Verdict.Granted granted) {
                    boolean free = random.nextInt(3) == 0;
                    counted += free ? 0 : 1;
                    spent.merge(asking, free ? 0 : 1, Integer::sum);
                    flights.add(new Flight(number++, granted.permit(), LIMIT - counted, free));
                } else {
                    assertFloor(
                            seed,
                            account,
                            asking,
                            (Verdict.Later) outcome.verdicts().get(i),
                            now);
                }
            }
            assertThat(counted).as("seed %d", seed).isLessThanOrEqualTo(LIMIT);
            assertThat(account.inFlight()).isLessThanOrEqualTo(50);
        }
        assertThat(counted).as("seed %d uses what there is: %s", seed, spent).isGreaterThan(LIMIT * 9 / 10);
    }

    /** Most end soon, in any order, and all of them before their lease does. */
    private static List<Settlement> ended(List<Flight> flights, Random random, Instant now) {
        List<Flight> gone = new ArrayList<>(flights);
        Instant old = now.minusSeconds(60);
        gone.removeIf(
                flight -> random.nextInt(4) == 0 && flight.permit.grantedAt().isAfter(old));
        Collections.shuffle(gone, random);
        flights.removeAll(gone);
        return gone.stream()
                .map(flight -> new Settlement(flight.permit, report(flight.remaining, flight.free, now)))
                .toList();
    }

    private static void assertNotWidened(long seed, Budget before, Budget after, List<Settlement> ended) {
        if (before.resetAt() != null) {
            long back = ended.stream().filter(end -> !end.report().counted()).count();
            assertThat((long) after.remaining()).as("seed %d", seed).isLessThanOrEqualTo(before.remaining() + back);
        }
    }

    /** The budget stands against nobody whose floor, as far as there is time left for it, is unspent. */
    private static void assertFloor(long seed, Account account, BudgetClass asking, Verdict.Later later, Instant now) {
        if (later.obstacle() == Obstacle.KEPT_FOR_OTHERS || later.obstacle() == Obstacle.BUDGET_SPENT) {
            assertThat(new Apportionment(account.budget("core"), RESET, LIMITS, now).reserve(asking))
                    .as("seed %d, %s", seed, asking)
                    .isZero();
        }
    }

    private static Report report(int remaining, boolean free, Instant now) {
        Duration resetIn = Duration.between(now, RESET);
        return new Report(!free, true, false, new Quota("core", LIMIT, remaining, resetIn), null);
    }

    private static List<Demand> demands(Random random) {
        List<Demand> demands = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            BudgetClass asking = random.nextInt(10) < 7
                    ? BudgetClass.INTERACTIVE
                    : random.nextBoolean() ? BudgetClass.EVENT : BudgetClass.BACKGROUND;
            demands.add(new Demand("core", asking, 1, false));
        }
        return demands;
    }
}

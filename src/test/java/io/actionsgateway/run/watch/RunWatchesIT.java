package io.actionsgateway.run.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class RunWatchesIT {

    private static final String HERE = "octo-org/Hello-World";
    private static final List<Reason> ALL = List.of(Reason.values());
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private RunWatches watches;

    @Autowired
    private WatchClaims claims;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    @AfterEach
    void forget() {
        database.sql("delete from run_watch").update();
    }

    @Test
    void isOneRowForAllWhoWait() {
        watches.watch(HERE, 1, SOON);
        watches.watch(HERE.toLowerCase(Locale.ROOT), 1, SOON.multipliedBy(2));

        WatchClaim claim = claimOne();
        assertThat(claim.repository()).isEqualTo("octo-org/hello-world");
        assertThat(claim.wanted()).isTrue();
        assertThat(claim.toBeChecked()).isFalse();
        assertThat(watches.count()).containsEntry(Reason.WAITER, 1L).containsEntry(Reason.GAP, 0L);
    }

    @Test
    void keepsRunsOfTheSameNumberInOtherRepositoriesApart() {
        watches.watch("octo-org/elsewhere", 1, SOON);
        watches.watch(HERE, 1, SOON);

        assertThat(claim(9)).hasSize(2);
    }

    @Test
    void doesNotLookSoonerBecauseMoreWait() {
        watches.watch(HERE, 1, SOON);
        claims.finish(claimOne(), Looked.answered(SOON, false));
        watches.watch(HERE, 1, SOON);

        assertThat(claim(9)).isEmpty();
    }

    @Test
    void handsARunToOneAtATimeAndBackWhenItsClaimEnds() {
        watches.watch(HERE, 1, SOON);
        WatchClaim lost = claimOne();
        assertThat(claim(9)).isEmpty();
        database.sql("update run_watch set claimed_until = now() - interval '1 second'")
                .update();

        WatchClaim taken = claimOne();
        claims.finish(lost, Looked.answered(SOON, false));
        assertThat(claim(9)).isEmpty();
        claims.finish(taken, Looked.notYet(Duration.ZERO));
        assertThat(claim(9)).hasSize(1);
    }

    @Test
    void handsOutEachRunOnceToAnyNumberOfReplicas() {
        IntStream.rangeClosed(1, 100).forEach(run -> watches.watch(HERE, run, SOON));
        List<CompletableFuture<List<WatchClaim>>> replicas = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            replicas.add(CompletableFuture.supplyAsync(this::claimAll));
        }

        assertThat(replicas.stream().flatMap(replica -> replica.join().stream()).map(WatchClaim::runId))
                .hasSize(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void takesManyWishesForOneLook() {
        for (int i = 0; i < 50; i++) {
            assertThat(watches.check(HERE, 1, Reason.GAP)).isTrue();
        }
        WatchClaim claim = claimOne();
        assertThat(claim.toBeChecked()).isTrue();
        assertThat(claim.wanted()).isFalse();
        claims.finish(claim, Looked.answered(SOON, false));

        assertThat(rows()).isZero();
    }

    @Test
    void looksAgainForAWishThatCameMeanwhileButNotAtOnce() {
        watches.check(HERE, 1, Reason.DOUBT);
        WatchClaim claim = claimOne();
        watches.check(HERE, 1, Reason.DOUBT);
        claims.finish(claim, Looked.answered(SOON, false));

        assertThat(claim(9)).isEmpty();
        assertThat(secondsUntilDue()).isBetween(1.0, (double) WatchClaims.SPACING.toSeconds());
        watches.check(HERE, 1, Reason.DOUBT);
        assertThat(claim(9)).isEmpty();
    }

    @Test
    void prefersWhoWaitsToDoubtsAndDoubtsToGaps() {
        watches.check(HERE, 3, Reason.GAP);
        watches.check(HERE, 2, Reason.DOUBT);
        watches.watch(HERE, 1, SOON);

        assertThat(claimOne().reason()).isEqualTo(Reason.WAITER);
        assertThat(claimOne().reason()).isEqualTo(Reason.DOUBT);
        assertThat(claimOne().reason()).isEqualTo(Reason.GAP);
    }

    @Test
    void becomesMoreUrgentButNeverLess() {
        watches.check(HERE, 1, Reason.GAP);
        claims.finish(claimOne(), Looked.failed(SOON, 1));
        watches.check(HERE, 1, Reason.DOUBT);
        assertThat(watches.count()).containsEntry(Reason.DOUBT, 1L);
        watches.watch(HERE, 1, SOON);
        assertThat(claimOne().reason()).isEqualTo(Reason.WAITER);
        watches.check(HERE, 1, Reason.GAP);
        assertThat(watches.count()).containsEntry(Reason.WAITER, 1L);
    }

    @Test
    void triesAFailedLookAgainUntilItIsGivenUp() {
        watches.check(HERE, 1, Reason.DOUBT);
        claims.finish(claimOne(), Looked.failed(Duration.ZERO, 1));
        WatchClaim again = claimOne();
        assertThat(again.failures()).isEqualTo(1);
        assertThat(again.toBeChecked()).isTrue();
        claims.finish(again, Looked.failed(Duration.ZERO, 10));

        assertThat(rows()).isZero();
    }

    @Test
    void forgetsARunThatNobodyWaitsForAnyMore() {
        watches.watch(HERE, 1, SOON);
        database.sql("update run_watch set wanted_until = now()").update();
        WatchClaim claim = claimOne();
        assertThat(claim.wanted()).isFalse();
        claims.finish(claim, Looked.notYet(Duration.ZERO));

        assertThat(rows()).isZero();
    }

    @Test
    void cutsAFloodOfWishesOffButTakesThoseForRunsItHas() {
        watches.check(HERE, 1, Reason.GAP);
        database.sql("""
                insert into run_watch (run_id, repository, reason, wanted_until, checks)
                select id, 'octo-org/hello-world', 'gap', now(), 1 from generate_series(2, :most) as id""").param("most", RunWatches.MOST_CHECKS).update();

        assertThat(watches.check(HERE, 999_999, Reason.DOUBT)).isFalse();
        assertThat(watches.check(HERE, 1, Reason.DOUBT)).isTrue();
        watches.watch(HERE, 999_999, SOON);
        assertThat(rows()).isEqualTo(RunWatches.MOST_CHECKS + 1L);
    }

    @Test
    void refusesACheckForSomebodyWhoWaits() {
        assertThatThrownBy(() -> watches.check(HERE, 1, Reason.WAITER)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<WatchClaim> claim(int most) {
        return claims.claim(ALL, most, LEASE);
    }

    private WatchClaim claimOne() {
        List<WatchClaim> claimed = claim(1);
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    private List<WatchClaim> claimAll() {
        List<WatchClaim> all = new ArrayList<>();
        List<WatchClaim> some = claim(7);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = claim(7);
        }
        return all;
    }

    private long rows() {
        return database.sql("select count(*) from run_watch").query(Long.class).single();
    }

    private double secondsUntilDue() {
        return database.sql("select extract(epoch from due_at - now()) from run_watch")
                .query(Double.class)
                .single();
    }
}

package io.actionsgateway.github.transport.credential;

import static io.actionsgateway.github.transport.credential.TestCalls.HOST;
import static io.actionsgateway.github.transport.credential.TestCalls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RenewedTokenTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualTime clock = ManualTime.stepped(START);
    private final GitHubTime time = new GitHubTime(clock);
    private final AtomicInteger mints = new AtomicInteger();
    private final List<Caller> callers = new ArrayList<>();
    private boolean down;
    private final RenewedToken token =
            new RenewedToken(HOST, time, Duration.ofMinutes(10), caller -> Mono.defer(() -> mint(caller)));

    @Test
    void mintsOnceForAThousandAtTheSameTime() throws Exception {
        Sinks.Empty<Void> gate = Sinks.empty();
        RenewedToken slow = new RenewedToken(
                HOST, time, Duration.ofMinutes(10), caller -> gate.asMono().then(mint(caller)));
        List<AccessToken> got = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            slow.token().subscribe(got::add);
        }
        gate.tryEmitEmpty();

        assertThat(mints).hasValue(1);
        assertThat(got).hasSize(1000).containsOnly(got.getFirst());
    }

    @Test
    void mintsOnceForAThousandThreads() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AccessToken>> got = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                got.add(threads.submit(() -> {
                    start.await();
                    return token.token().block(SOON);
                }));
            }
            start.countDown();
            for (Future<AccessToken> each : got) {
                assertThat(each.get()).isNotNull();
            }
        }

        assertThat(mints).hasValue(1);
    }

    @Test
    void survivesTheOneWhoBeganIt() {
        Sinks.Empty<Void> gate = Sinks.empty();
        RenewedToken slow = new RenewedToken(
                HOST, time, Duration.ofMinutes(10), caller -> gate.asMono().then(mint(caller)));
        Disposable first = slow.token().subscribe();
        StepVerifier.create(slow.token())
                .then(first::dispose)
                .then(gate::tryEmitEmpty)
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(mints).hasValue(1);
    }

    @Test
    void mintsAsTheOneWhoNeedsIt() {
        Caller caller = Caller.interactive("somebody");

        StepVerifier.create(token.token().contextWrite(caller))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(callers).containsExactly(caller);
    }

    @Test
    void neverHandsOutAnExpiredTokenOverManyHours() {
        for (Instant end = START.plus(Duration.ofHours(12)); clock.instant().isBefore(end); ) {
            AccessToken current = current();
            assertThat(current.expiresAt()).isAfterOrEqualTo(clock.instant().plusSeconds(30));
            clock.advance(Duration.ofSeconds(71));
        }

        assertThat(mints.get()).isBetween(14, 15);
    }

    @Test
    void handsOutTheOldOneWhileANewOneIsOnItsWay() {
        AccessToken first = current();
        clock.advance(Duration.ofMinutes(51));

        assertThat(current()).isEqualTo(first);
        assertThat(current()).isNotEqualTo(first);
        assertThat(mints).hasValue(2);
    }

    @Test
    void keepsTheOldOneWhileMintingFailsAndTriesEveryHalfMinute() {
        AccessToken first = current();
        clock.advance(Duration.ofMinutes(51));
        down = true;

        for (int second = 0; second < 300; second++) {
            assertThat(current()).isEqualTo(first);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(mints).hasValue(1 + 10);
    }

    @Test
    void saysWhyThereIsNoneWhenMintingStillFailsAtTheEnd() {
        current();
        down = true;
        clock.advance(HOUR.minusSeconds(29));

        StepVerifier.create(token.token())
                .expectError(GitHubException.ServiceUnavailable.class)
                .verify(SOON);
        down = false;
        assertThat(current()).isNotNull();
    }

    @Test
    void mintsAgainWhenAMintNeverEnds() {
        AtomicInteger begun = new AtomicInteger();
        RenewedToken stuck = new RenewedToken(
                HOST,
                time,
                Duration.ofMinutes(10),
                caller -> begun.getAndIncrement() == 0 ? Mono.never() : mint(caller));
        stuck.token().subscribe();
        clock.advance(Duration.ofMinutes(2));

        StepVerifier.create(stuck.token()).expectNextCount(1).expectComplete().verify(SOON);
    }

    @Test
    void judgesExpiryByGitHubsClock() {
        time.learn(HOST, START, FakeGitHub.dated(200, START.plus(Duration.ofHours(5))));
        AccessToken first = current();

        assertThat(current()).isEqualTo(first);
        assertThat(Duration.between(START.plus(HOUR), first.expiresAt()).abs()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void refusesATokenThatIsOldWhenItComes() {
        RenewedToken stale = new RenewedToken(HOST, time, Duration.ofMinutes(10), _ -> Mono.just(minted(SOON)));

        StepVerifier.create(stale.token())
                .expectError(GitHubException.ParseError.class)
                .verify(SOON);
    }

    @Test
    void mintsAnotherOnceOneIsRejected() {
        AccessToken first = current();
        token.rejected(first);
        AccessToken second = current();
        token.rejected(first);

        assertThat(second).isNotEqualTo(first).isEqualTo(current());
        assertThat(mints).hasValue(2);
    }

    @Test
    void isFreshUntilGitHubTakesItOrAMinuteHasPassed() {
        AccessToken first = current();
        assertThat(token.fresh(first)).isTrue();
        token.accepted(first);
        assertThat(token.fresh(first)).isFalse();

        token.rejected(first);
        AccessToken second = current();
        token.accepted(first);
        assertThat(token.fresh(second)).isTrue();
        assertThat(token.fresh(first)).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(token.fresh(second)).isFalse();
    }

    private AccessToken current() {
        return token.token().block(SOON);
    }

    private Mono<RenewedToken.Minted> mint(Caller caller) {
        return Mono.fromSupplier(() -> {
            mints.incrementAndGet();
            callers.add(caller);
            if (down) {
                throw new GitHubException.ServiceUnavailable(503, "ABCD");
            }
            return minted(HOUR);
        });
    }

    private RenewedToken.Minted minted(Duration life) {
        Instant now = clock.instant();
        AccessToken minted = new AccessToken(new Secret("ghs_c4n4ry_" + mints.get()), now, now.plus(life));
        return new RenewedToken.Minted(minted, time.at(HOST).plus(life));
    }
}

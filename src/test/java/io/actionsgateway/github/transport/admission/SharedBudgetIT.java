package io.actionsgateway.github.transport.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Three replicas over one database behave as one client. */
@ServiceTest
class SharedBudgetIT {

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AdmissionProperties LIMITS = Limits.of(Limits.USUAL_FLOORS, Limits.NO_PACE);

    @Autowired
    private AccountRows rows;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Budgets budgets;

    @Autowired
    private Forgetting forgetting;

    private final String account = "api.github.test/user/" + UUID.randomUUID();
    private final ManualTime time = ManualTime.stepped(START);
    private final ScriptedGitHub github = new ScriptedGitHub(time, 60);
    private List<AdmissionStep> replicas = List.of();
    private PostgresBudgets store;
    private int held;

    @BeforeEach
    void startReplicas() {
        store = new PostgresBudgets(rows, transactions, LIMITS, database -> time.instant());
        replicas = List.of(replica("one"), replica("two"), replica("three"));
    }

    @Test
    void neverSendMoreThanOneBudget() {
        List<Object> results = new ArrayList<>();
        for (int window = 1; window <= 3; window++) {
            results.addAll(askAgainAndAgain("interactive"));
            assertThat(github.counted()).as("window %d", window).isBetween(30, 42);
            time.advance(Duration.ofMinutes(29));
            results.addAll(askAgainAndAgain("background"));
            time.advance(Duration.ofMinutes(29));
            results.addAll(askAgainAndAgain("interactive"));
            assertThat(github.counted()).as("window %d", window).isBetween(57, 60);
            assertThat(github.overrun()).as("refusals by GitHub").isZero();
            time.advance(Duration.ofMinutes(3));
        }
        assertThat(results).filteredOn(RateLimited.class::isInstance).isNotEmpty();
        assertThat(inFlight()).isZero();
    }

    @Test
    void startNothingInAWindowThatWasClosed() {
        ask(6, "interactive");
        github.close(Duration.ofSeconds(90));
        List<Object> refused = ask(30, "interactive");
        assertThat(refused).allSatisfy(result -> assertThat(result).isInstanceOf(SecondaryLimited.class));
        int before = github.seen();

        for (int i = 0; i < 8; i++) {
            List<Object> results = ask(20, "interactive");
            assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(SecondaryLimited.class));
            time.advance(Duration.ofSeconds(11));
        }
        assertThat(github.seen()).isEqualTo(before);

        time.advance(Duration.ofSeconds(10));
        assertThat(ask(1, "interactive")).hasOnlyElementsOfType(Answer.class);
        assertThat(github.seen()).isEqualTo(before + 1);
    }

    @Test
    void takeOverThePlacesOfADeadReplica() {
        ask(1, "interactive");
        Demand demand = new Demand("core", BudgetClass.INTERACTIVE, 1, false);
        Round dying =
                new Round(account, "default", "dead", "dead-" + account, List.of(), Collections.nCopies(50, demand));
        store.play(dying).block(LIMIT);
        int remaining = remaining();
        held = inFlight();
        assertThat(held).isGreaterThan(35);

        time.advance(Duration.ofSeconds(89));
        ask(1, "interactive");
        assertThat(inFlight()).isEqualTo(held);

        time.advance(Duration.ofSeconds(1));
        held = 0;
        ask(1, "interactive");
        assertThat(inFlight()).isZero();
        assertThat(remaining()).as("the charges stay").isLessThanOrEqualTo(remaining);
    }

    @Test
    void keepWhatTheyKnowInTheDatabase() {
        for (int i = 0; i < 3; i++) {
            ask(1, "interactive");
        }

        Account known = known();
        assertThat(known.budget("core").remaining()).isEqualTo(57);
        assertThat(known.budget("core").spentBy(BudgetClass.INTERACTIVE)).isEqualTo(3);
        assertThat(known.gate().minute().total()).isEqualTo(3);
        assertThat(view().account()).isEqualTo(account);
        assertThat(view().credential()).isEqualTo("default");
    }

    @Test
    void forgetAnAccountThatNobodyUses() {
        ask(1, "interactive");
        database.sql("update github_account set used_at = now() - interval '8 days' where account = ?")
                .param(account)
                .update();

        assertThat(forgetting.forget()).isPositive();
        assertThat(budgets.all()).noneMatch(view -> view.account().equals(account));
    }

    @Test
    void goByTheDatabasesClock() {
        Clock clock = Clock.systemUTC();
        PostgresBudgets real = new PostgresBudgets(rows, transactions, LIMITS);
        AdmissionStep step = new AdmissionStep(
                new Gatehouse(
                        "real",
                        real,
                        LIMITS,
                        new AdmissionMetrics(new SimpleMeterRegistry(), clock),
                        clock,
                        Waits.real()),
                JsonMapper.builder().build());

        for (int i = 0; i < 20; i++) {
            step.handle(
                            TestCalls.read(account, Caller.interactive("x")),
                            call -> Mono.just(TestCalls.answer(200, "{}", new HttpHeaders())))
                    .block(LIMIT);
        }

        assertThat(view().limit()).as("a host without limit").isNull();
        assertThat(database.sql("select sum(p) from github_account, unnest(minute_points) p where account = ?")
                        .param(account)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    private List<Object> askAgainAndAgain(String kind) {
        List<Object> results = ask(1, kind);
        for (int i = 0; i < 6; i++) {
            results.addAll(ask(60, kind));
        }
        return results;
    }

    /** Asks from all replicas at once; each call may be refused. */
    private List<Object> ask(int calls, String kind) {
        Caller caller = Caller.interactive(kind).within(Duration.ofMillis(1));
        List<Object> results = Flux.fromStream(IntStream.range(0, calls).boxed())
                .flatMap(
                        i -> replicas.get(i % replicas.size())
                                .handle(TestCalls.read(account, named(caller, i)), call -> github.send())
                                .cast(Object.class)
                                .onErrorResume(Mono::just),
                        calls)
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        awaitReports();
        return new ArrayList<>(results);
    }

    /** Reports of ended calls are written after their callers have the answers. */
    private void awaitReports() {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(this::inFlight, places -> places == held);
    }

    private static Caller named(Caller caller, int number) {
        return new Caller(
                caller.name() + number % 5,
                caller.name().startsWith("b") ? BudgetClass.BACKGROUND : caller.budgetClass(),
                caller.patience(),
                null);
    }

    private AdmissionStep replica(String name) {
        return new AdmissionStep(
                new Gatehouse(
                        name + UUID.randomUUID(),
                        store,
                        LIMITS,
                        new AdmissionMetrics(new SimpleMeterRegistry(), time),
                        time,
                        time),
                JsonMapper.builder().build());
    }

    /** Waits for what replicas have still to tell. */
    private Account known() {
        Round empty = new Round(account, "default", "test", "test-" + UUID.randomUUID(), List.of(), List.of());
        return store.play(empty).blockOptional(LIMIT).orElseThrow().account();
    }

    private int inFlight() {
        return known().inFlight();
    }

    private int remaining() {
        return known().budget("core").remaining();
    }

    private BudgetView view() {
        return budgets.all().stream()
                .filter(view -> view.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    /** A GitHub with one budget and a door; answers on another thread. */
    private static final class ScriptedGitHub {
        private final ManualTime time;
        private final int limit;
        private final AtomicInteger seen = new AtomicInteger();
        private Instant reset = Instant.MIN;
        private Instant closedUntil = Instant.MIN;
        private int used;
        private int overrun;

        ScriptedGitHub(ManualTime time, int limit) {
            this.time = time;
            this.limit = limit;
        }

        Mono<Answer> send() {
            return Mono.fromSupplier(this::answer).delayElement(Duration.ofMillis(5));
        }

        private synchronized Answer answer() {
            Instant now = time.instant();
            seen.incrementAndGet();
            if (now.isBefore(closedUntil)) {
                HttpHeaders headers = new HttpHeaders();
                headers.set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Duration.between(now, closedUntil).toSeconds()));
                return TestCalls.answer(403, "{\"message\":\"You have exceeded a secondary rate limit\"}", headers);
            }
            if (!now.isBefore(reset)) {
                reset = now.plus(Duration.ofHours(1));
                used = 0;
            }
            used++;
            HttpHeaders headers = TestCalls.quota(limit, Math.max(0, limit - used), reset, now);
            if (used > limit) {
                overrun++;
                return TestCalls.answer(403, "{\"message\":\"API rate limit exceeded\"}", headers);
            }
            return TestCalls.answer(200, "{}", headers);
        }

        synchronized void close(Duration length) {
            closedUntil = time.instant().plus(length);
        }

        synchronized int counted() {
            return used;
        }

        synchronized int overrun() {
            return overrun;
        }

        int seen() {
            return seen.get();
        }
    }
}

package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Equal reads share one request. */
class FlightsTests {

    private final FakeGitHub github = new FakeGitHub();
    private final FakeCredential credential = new FakeCredential("installation/1", "ghs_c4n4ry_old");
    private final FakeKnowledge knowledge = new FakeKnowledge();
    private final Replica replica = new Replica(ManualTime.stepped(Replica.START), new FakeStore(), knowledge);

    @BeforeEach
    void holdAnswersBack() {
        github.gate = Sinks.empty();
    }

    @Test
    void asksOnceForAThousandReaders() {
        Queue<CompletableFuture<Answer>> readers = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 1_000)
                    .forEach(i -> threads.execute(
                            () -> readers.add(ask(Calls.workflows()).toFuture())));
        }
        await().until(() -> github.requests.get() == 1);
        github.gate.tryEmitEmpty();

        CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new)).join();

        assertThat(github.requests).hasValue(1);
        assertThat(readers)
                .filteredOn(one -> one.join().cacheStatus().collapsed())
                .hasSize(999);
        assertThat(replica.count("actions.github.cache", "result", "collapsed")).isEqualTo(999);
        assertThat(replica.count("actions.github.cache", "result", "miss")).isEqualTo(1);
        assertThat(replica.flights.size()).isZero();
    }

    @Test
    void goesOnForTheOthersWhenOneLeaves() {
        Disposable first = ask(Calls.workflows()).subscribe();
        CompletableFuture<Answer> second = ask(Calls.workflows()).toFuture();
        await().until(() -> github.requests.get() == 1);

        first.dispose();
        github.gate.tryEmitEmpty();

        assertThat(second.join().status()).isEqualTo(200);
        assertThat(github.requests).hasValue(1);
        assertThat(github.cancelled).hasValue(0);
    }

    @Test
    void givesUpWhenAllHaveLeft() {
        Disposable first = ask(Calls.workflows()).subscribe();
        Disposable second = ask(Calls.workflows()).subscribe();
        await().until(() -> github.requests.get() == 1);

        first.dispose();
        assertThat(github.cancelled).hasValue(0);
        second.dispose();

        assertThat(github.cancelled).hasValue(1);
        assertThat(replica.flights.size()).isZero();
    }

    @Test
    void asksAgainAfterACancelledRequest() {
        Disposable first = ask(Calls.workflows()).subscribe();
        await().until(() -> github.requests.get() == 1);
        first.dispose();
        github.gate.tryEmitEmpty();

        assertThat(ask(Calls.workflows()).block(Replica.LIMIT).status()).isEqualTo(200);
        assertThat(github.requests).hasValue(2);
    }

    @Test
    void keepsCredentialsClassesAndConditionsApart() {
        Caller background = new Caller("test", BudgetClass.BACKGROUND, Duration.ofSeconds(10), null);
        List<Call> different = List.of(
                Calls.workflows().withCredential(credential),
                Calls.workflows().withCredential(new FakeCredential("installation/2", "ghs_c4n4ry_old")),
                Calls.workflows().withCredential(credential).withCaller(Calls.patient(10)),
                Calls.workflows().withCredential(credential).withHeader("If-None-Match", "\"a\""),
                Calls.workflows().withCredential(credential).withHeader("If-None-Match", "\"b\""),
                listed("\"a\"", "\"b\""),
                listed("\"a\"", "\"c\""),
                Calls.workflows().withCredential(credential).withHeader("If-Modified-Since", "yesterday"));

        different.forEach(call -> replica.step.handle(call, github).subscribe());
        replica.step
                .handle(Calls.workflows().withCredential(credential).withCaller(background), github)
                .subscribe();

        await().until(() -> github.requests.get() >= different.size());
        assertThat(github.requests).hasValue(different.size());
        github.gate.tryEmitEmpty();
    }

    @Test
    void sharesAFailure() {
        github.instead = call -> Mono.error(new GitHubException.ServiceUnavailable(502, "-"));
        CompletableFuture<Answer> first = ask(Calls.workflows()).toFuture();
        CompletableFuture<Answer> second = ask(Calls.workflows()).toFuture();
        await().until(() -> github.requests.get() == 1);
        github.gate.tryEmitEmpty();

        await().until(() -> first.isCompletedExceptionally() && second.isCompletedExceptionally());
        assertThat(github.requests).hasValue(1);
    }

    @Test
    void letsThePatientAskAgainWhenTheImpatientIsRefused() {
        github.instead = call -> call.caller().patience().toSeconds() < 20
                ? Mono.error(new RateLimited(RateLimited.Reason.PACED, Duration.ofSeconds(15)))
                : Mono.just(new Answer(
                        204, github.headers, new byte[0], CacheStatus.forwarded(CacheStatus.Forward.BYPASS, 204)));
        CompletableFuture<Answer> leader = patient(5).toFuture();
        await().until(() -> github.requests.get() == 1);
        CompletableFuture<Answer> alike = patient(5).toFuture();
        CompletableFuture<Answer> patient = patient(10).toFuture();
        CompletableFuture<Answer> morePatient = patient(30).toFuture();
        CompletableFuture<Answer> asPatient = patient(30).toFuture();
        github.gate.tryEmitEmpty();

        assertThat(morePatient.join().status()).isEqualTo(204);
        assertThat(asPatient.join().status()).isEqualTo(204);
        await().until(() -> leader.isCompletedExceptionally()
                && alike.isCompletedExceptionally()
                && patient.isCompletedExceptionally());
        assertThat(github.requests.get()).isBetween(3, 4);
    }

    @Test
    void doesNotRefuseOneForTheManyCallsOfAnother() {
        github.instead = call -> call.caller().name().equals("busy")
                ? Mono.error(new RateLimited(RateLimited.Reason.QUEUE_FULL, Duration.ofSeconds(1)))
                : Mono.just(new Answer(
                        204, github.headers, new byte[0], CacheStatus.forwarded(CacheStatus.Forward.BYPASS, 204)));
        CompletableFuture<Answer> leader = named("busy").toFuture();
        await().until(() -> github.requests.get() == 1);
        CompletableFuture<Answer> alike = named("busy").toFuture();
        CompletableFuture<Answer> other = named("quiet").toFuture();
        github.gate.tryEmitEmpty();

        assertThat(other.join().status()).isEqualTo(204);
        await().until(() -> leader.isCompletedExceptionally() && alike.isCompletedExceptionally());
        assertThat(github.requests).hasValue(2);
    }

    @Test
    void letsThePatientAskAgainAfterASecondaryLimit() {
        github.instead = call -> call.caller().patience().toSeconds() < 20
                ? Mono.error(new GitHubException.SecondaryLimited(Duration.ofSeconds(15)))
                : Mono.just(new Answer(
                        204, github.headers, new byte[0], CacheStatus.forwarded(CacheStatus.Forward.BYPASS, 204)));
        CompletableFuture<Answer> leader = patient(5).toFuture();
        await().until(() -> github.requests.get() == 1);
        CompletableFuture<Answer> patient = patient(30).toFuture();
        github.gate.tryEmitEmpty();

        assertThat(patient.join().status()).isEqualTo(204);
        await().until(leader::isCompletedExceptionally);
    }

    @Test
    void letsNobodyJoinAReadFromBeforeAWrite() {
        CompletableFuture<Answer> before = ask(Calls.run(1)).toFuture();
        await().until(() -> github.requests.get() == 1);
        replica.runs.changed(1);

        CompletableFuture<Answer> after = ask(Calls.run(1)).toFuture();
        await().until(() -> github.requests.get() == 2);
        github.gate.tryEmitEmpty();

        assertThat(before.join().cacheStatus().collapsed()).isFalse();
        assertThat(after.join().cacheStatus().collapsed()).isFalse();
    }

    private Mono<Answer> ask(Call call) {
        return replica.step.handle(call.withCredential(credential), github);
    }

    private Call listed(String... etags) {
        HttpHeaders headers = new HttpHeaders();
        headers.put("If-None-Match", List.of(etags));
        Call call = Calls.workflows().withCredential(credential);
        return new Call(
                call.operation(),
                call.scope(),
                call.variables(),
                call.path(),
                headers,
                null,
                call.caller(),
                call.credential(),
                null,
                true);
    }

    private Mono<Answer> named(String caller) {
        return ask(Calls.workflows()
                .withCaller(new Caller(caller, BudgetClass.INTERACTIVE, Duration.ofSeconds(10), null)));
    }

    private Mono<Answer> patient(int seconds) {
        return ask(Calls.workflows().withCaller(Calls.patient(seconds)));
    }
}

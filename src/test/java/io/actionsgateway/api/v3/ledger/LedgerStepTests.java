package io.actionsgateway.api.v3.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.run.dispatch.DispatchKind;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchOutcome;
import io.actionsgateway.run.dispatch.DispatchRequest;
import io.actionsgateway.run.dispatch.DispatchTry;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class LedgerStepTests {

    private static final DispatchTry ID = new DispatchTry(UUID.fromString("00000000-0000-4000-8000-000000000007"), 1);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final DispatchLedger ledger = mock(DispatchLedger.class);
    private final Starts starts = mock(Starts.class);
    private final LedgerStep step = new LedgerStep(starts, ledger, outgoing());
    private final DialectRequest request = new DialectRequest(
            new Row(
                    Operation.post("actions/re-run-workflow", "/rerun", Permission.ACTIONS_WRITE),
                    Area.ACTIONS,
                    Level.WRITE,
                    "",
                    null),
            ApiVersion.V2022_11_28,
            Map.of("owner", "octo-org", "repo", "hello-world", "run_id", "42"),
            "",
            new HttpHeaders(),
            new byte[0],
            new ApiCaller("key:me", "me", "me", Grants.EVERYTHING, null),
            "http://localhost/api/v3",
            "request");

    @BeforeEach
    void meet() {
        DispatchRequest entry = new DispatchRequest(
                DispatchKind.RERUN,
                "api.github.com",
                "octo-org/hello-world",
                null,
                null,
                42L,
                "key:me",
                "me",
                "request");
        when(starts.of(any())).thenReturn(Mono.just(new Start(entry, request, Naming.AS_ASKED)));
        when(ledger.requested(any())).thenReturn(ID);
    }

    private static Outgoing outgoing() {
        Outgoing outgoing = mock(Outgoing.class);
        when(outgoing.as(any(), any())).thenReturn(context -> context);
        return outgoing;
    }

    @Test
    void sendsNothingWithoutTheLedger() {
        when(ledger.requested(any())).thenThrow(new DataAccessResourceFailureException("away"));
        AtomicBoolean sent = new AtomicBoolean();

        StepVerifier.create(step.handle(request, next(Mono.fromCallable(() -> {
                    sent.set(true);
                    return answer(201);
                }))))
                .expectError(DataAccessResourceFailureException.class)
                .verify(SOON);

        assertThat(sent).isFalse();
    }

    @Test
    void answersEvenIfTheLedgerIsLostAfterwards() {
        doThrow(new DataAccessResourceFailureException("away")).when(ledger).settle(any(), any());

        StepVerifier.create(step.handle(request, next(Mono.just(answer(201)))))
                .expectNextMatches(answer -> answer.status() == 201)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void entersWhatBecameOfItWhenTheClientIsGone() {
        Sinks.One<DialectAnswer> gitHub = Sinks.one();
        Sinks.Empty<Void> left = Sinks.empty();
        Disposable client = step.handle(request, next(gitHub.asMono().doOnSubscribe(sent -> left.tryEmitEmpty())))
                .subscribe();
        StepVerifier.create(left.asMono()).expectComplete().verify(SOON);

        client.dispose();
        gitHub.tryEmitValue(answer(201)).orThrow();

        verify(ledger, timeout(SOON.toMillis())).settle(ID, new DispatchOutcome.Started(42, null));
    }

    static Stream<Throwable> refusals() {
        return Stream.of(
                new GitHubException.CircuitOpen("api.github.com", Duration.ofSeconds(1)),
                new GitHubException.WorkflowDisabled("off"),
                new DialectRefusal.Unlisted());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void knowsWhichFailuresStartedNothing(Throwable failure) {
        StepVerifier.create(step.handle(request, next(Mono.error(failure))))
                .expectError(failure.getClass())
                .verify(SOON);

        verify(ledger).settle(eq(ID), isA(DispatchOutcome.Failed.class));
    }

    @Test
    void doesNotBelieveInOtherFailures() {
        StepVerifier.create(step.handle(request, next(Mono.error(new IllegalStateException("reset")))))
                .expectError(IllegalStateException.class)
                .verify(SOON);

        verify(ledger).settle(ID, new DispatchOutcome.Unknown());
    }

    private static DialectStep.Next next(Mono<DialectAnswer> answer) {
        return asked -> answer;
    }

    private static DialectAnswer answer(int status) {
        return new DialectAnswer(status, new HttpHeaders(), new byte[0]);
    }
}

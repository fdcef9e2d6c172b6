package io.actionsgateway.github.transport.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.ScriptedPeer;
import io.actionsgateway.leak.Evidence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import reactor.core.publisher.Mono;

/** A scripted peer, and everything of this package that talks to it. Time only moves when it is told to. */
final class Peers implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);

    final ScriptedPeer peer = ScriptedPeer.start();
    final ManualTime time = ManualTime.stepped(Instant.parse("2026-03-01T12:00:00Z"));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Connections connections;
    final SendStep step;
    final Downloads downloads;
    private final ReactorResourceFactory resources = new ReactorResourceFactory();

    Peers() {
        this(limits(Duration.ofSeconds(10), DataSize.ofMegabytes(1)));
    }

    Peers(HttpLimits limits) {
        resources.setUseGlobalResources(false);
        resources.setShutdownQuietPeriod(Duration.ZERO);
        resources.afterPropertiesSet();
        GitHubProperties github = new GitHubProperties(URI.create(peer.url("")), "2022-11-28", "actions-gateway");
        StorageProperties storage = new StorageProperties(
                List.of("localhost", ".blob.core.windows.net"),
                List.of(),
                2,
                Duration.ofSeconds(3),
                Duration.ofSeconds(12),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10));
        connections = new Connections(resources, limits, storage);
        step = new SendStep(
                new Wire(
                        connections,
                        github,
                        limits,
                        time,
                        new StaticListableBeanFactory().getBeanProvider(ExchangeFilterFunction.class)),
                limits,
                time,
                meters);
        downloads = new Downloads(connections, storage, github, time, meters);
    }

    static HttpLimits limits(Duration idle, DataSize maxBody) {
        return new HttpLimits(
                Duration.ofSeconds(3),
                Duration.ofSeconds(12),
                idle,
                Duration.ofSeconds(30),
                maxBody,
                10,
                20,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMinutes(5));
    }

    /** A read of a run at this peer. */
    Call call() {
        return LinkedSteps.call(LinkedSteps.GET, peer.url(""));
    }

    Mono<Answer> chain(Call call) {
        return LinkedSteps.of(step).send(call);
    }

    CompletableFuture<Answer> start(Call call) {
        return chain(call).toFuture();
    }

    Answer exchange(Call call) {
        return chain(call).block(LIMIT);
    }

    /** Why a call fails, which it must. */
    Throwable failure(Call call) {
        return failure(start(call));
    }

    static Throwable failure(CompletableFuture<Answer> answer) {
        Throwable failure = failureWithin(answer, LIMIT.toMillis());
        assertThat(failure).isNotNull();
        Evidence.keepFailure(failure);
        assertThat(String.valueOf(failure)).doesNotContain("c4n4ry");
        return failure;
    }

    /** Nothing when it is still under way then. */
    static Throwable failureWithin(CompletableFuture<Answer> answer, long millis) {
        try {
            Answer unexpected = answer.get(millis, TimeUnit.MILLISECONDS);
            throw new AssertionError("answered " + unexpected.status());
        } catch (TimeoutException notYet) {
            return null;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } catch (ExecutionException failed) {
            return failed.getCause();
        }
    }

    /** Waits, without moving time, for what happens on other threads. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        connections.destroy();
        resources.destroy();
        peer.close();
    }
}

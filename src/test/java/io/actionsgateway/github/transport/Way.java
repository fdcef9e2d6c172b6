package io.actionsgateway.github.transport;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.ArtifactService;
import io.actionsgateway.github.LogService;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.WorkflowService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.transport.admission.BudgetView;
import io.actionsgateway.github.transport.admission.Budgets;
import io.actionsgateway.leak.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The whole way out, as one case uses it: a peer, an identity that only this peer knows, and the services.
 *
 * @param peer what stands for GitHub
 * @param caller for whom is asked
 * @param time moved by pauses, and by the case
 * @param beans of the application
 */
record Way(ScriptedPeer peer, Caller caller, ManualTime time, BeanFactory beans) {

    static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    static final String RUN = "/repos/octo-org/hello-world/actions/runs/7";
    static final String ARTIFACT = "/repos/octo-org/hello-world/actions/artifacts/9";
    static final String DISPATCHES = "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** For a caller of another patience. */
    Way within(Duration patience) {
        return new Way(peer, caller.within(patience), time, beans);
    }

    /** Asks for run 7. */
    String run() {
        return run(7);
    }

    String run(long id) {
        return ask(read(id));
    }

    /** Asks for run 7, and goes on. */
    CompletableFuture<String> beginRun() {
        return begun(read(7)).toFuture();
    }

    private Mono<String> read(long id) {
        return beans.getBean(WorkflowRunService.class).get(REPOSITORY, id).map(run -> "run " + run.id());
    }

    /** Starts a run of {@code ci.yml}. */
    String dispatch() {
        return ask(beans.getBean(WorkflowService.class)
                .dispatch(REPOSITORY, WorkflowRef.of("ci.yml"), "main", Map.of())
                .map(result -> "dispatched"));
    }

    /** What is known of our budget once all that was asked has been settled. */
    BudgetView budget() {
        await(() -> view().filter(view -> view.inFlight() == 0).isPresent());
        return view().orElseThrow();
    }

    private Optional<BudgetView> view() {
        String host = "localhost:" + peer.port() + "/";
        return beans.getBean(Budgets.class).all().stream()
                .filter(view -> view.account().startsWith(host))
                .findFirst();
    }

    /** Reads artifact 9. */
    String artifact() {
        return ask(beans.getBean(ArtifactService.class)
                .download(REPOSITORY, 9)
                .flatMap(download -> text(download.body())));
    }

    /** Reads the logs of a run. */
    String logs(long id) {
        return ask(beans.getBean(LogService.class).ofRun(REPOSITORY, id).flatMap(download -> text(download.body())));
    }

    /** What a call gives, in words; what it fails with is kept as evidence. */
    String ask(Mono<String> call) {
        return begun(call).block(LIMIT);
    }

    private Mono<String> begun(Mono<String> call) {
        return call.onErrorResume(failure -> {
                    Evidence.keepFailure(failure);
                    return Mono.just(words(failure));
                })
                .contextWrite(caller);
    }

    private static Mono<String> text(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body).map(buffer -> {
            String text = buffer.toString(StandardCharsets.UTF_8);
            DataBufferUtils.release(buffer);
            return text;
        });
    }

    static String words(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return switch (failure) {
            case GitHubException.RateLimited limited ->
                name + " " + limited.reason() + ", again in " + seconds(limited.retryAfter());
            case GitHubException.SecondaryLimited limited -> name + ", again in " + seconds(limited.retryAfter());
            case GitHubException.CircuitOpen open -> name + ", again in " + seconds(open.retryAfter());
            case GitHubException.TransportError error ->
                name + (error.getCause() == null ? ", refused" : error.sent() ? ", sent" : ", not sent");
            case GitHubException.ServiceUnavailable unavailable -> name + " " + unavailable.status();
            case GitHubException.ArtifactExpired expired -> name + " " + expired.expiredAt();
            case GitHubException.AccessDenied denied -> name + " (" + denied.acceptedPermissions() + ")";
            default -> name;
        };
    }

    private static String seconds(Duration length) {
        return length.plusMillis(999).toSeconds() + " s";
    }

    /** As GitHub writes dates in headers. */
    static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Waits, without moving time, for what happens on other threads. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen");
            }
            LockSupport.parkNanos(100_000);
        }
    }
}

package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.Waits;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ClientHttpResponse;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** One download under way: holds a place until its body has come, failed, been cancelled, or been forgotten. */
final class Transfer {

    private final StorageProperties limits;
    private final Waits waits;
    private final Consumer<String> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean claimed = new AtomicBoolean();

    Transfer(StorageProperties limits, Waits waits, Consumer<String> whenEnded) {
        this.limits = limits;
        this.waits = waits;
        this.whenEnded = whenEnded;
    }

    void end(String outcome) {
        if (ended.compareAndSet(false, true)) {
            whenEnded.accept(outcome);
        }
    }

    /** Hands the body out, and takes it back when nobody wants it. */
    Flux<DataBuffer> body(ClientHttpResponse response, String host) {
        Disposable patience = waits.deadline(limits.idle()).subscribe(_ -> {}, _ -> {}, () -> forget(response));
        return Flux.defer(() -> {
            if (!claimed.compareAndSet(false, true)) {
                return Flux.error(new IllegalStateException("a download is read once, and soon"));
            }
            patience.dispose();
            return limited(response.getBody(), host);
        });
    }

    private Flux<DataBuffer> limited(Flux<DataBuffer> pieces, String host) {
        Sent sent = new Sent();
        sent.mark();
        return pieces.timeout(
                        waits.deadline(limits.idle()),
                        _ -> waits.deadline(limits.idle()),
                        Wire.late("The next piece of a download", limits.idle()))
                .takeUntilOther(
                        waits.deadline(limits.total()).then(Wire.late("The whole of a download", limits.total())))
                .onErrorMap(failure -> Failures.of(failure, host, sent))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .doOnComplete(() -> end("2xx"))
                .doOnError(failure -> end(failure.getClass().getSimpleName()))
                .doOnCancel(() -> end("cancelled"));
    }

    private void forget(ClientHttpResponse response) {
        if (claimed.compareAndSet(false, true)) {
            close(response);
            end(GitHubException.Timeout.class.getSimpleName());
        }
    }

    /** Closes the connection rather than reading what nobody wants. */
    static void close(ClientHttpResponse response) {
        response.getBody().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.cancel();
            }
        });
    }
}

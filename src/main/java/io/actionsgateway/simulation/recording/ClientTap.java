package io.actionsgateway.simulation.recording;

import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets a recorder hear what a client asks and what it is answered, as it is read. */
public final class ClientTap implements ExchangeFilterFunction {

    private final Recorder recorder;

    public ClientTap(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        if (!recorder.hears(Seam.SERVICE)) {
            return next.exchange(request);
        }
        Copy asked = new Copy(recorder.largestBody());
        ClientRequest copied = ClientRequest.from(request)
                .body((output, context) -> request.body().insert(new CopiedOutput(output, asked), context))
                .build();
        return next.exchange(copied).map(response -> copied(request, asked, response));
    }

    private ClientResponse copied(ClientRequest request, Copy asked, ClientResponse response) {
        Copy answered = new Copy(recorder.largestBody());
        // The client looks at a body once more to let go of what was not read.
        AtomicBoolean kept = new AtomicBoolean();
        Runnable whole = () -> {
            if (kept.compareAndSet(false, true)) {
                keep(request, asked, response, answered);
            }
        };
        return response.mutate()
                .body(body -> body.doOnNext(answered::take).doOnComplete(whole))
                .build();
    }

    private void keep(ClientRequest request, Copy asked, ClientResponse response, Copy answered) {
        HttpHeaders headers = response.headers().asHttpHeaders();
        recorder.exchange(
                Seam.SERVICE,
                request.url(),
                new Entry.Request(
                        request.method().name(),
                        Address.target(request.url()),
                        KeptHeaders.ofRequest(request.headers()),
                        asked.body(request.headers().getFirst(HttpHeaders.CONTENT_TYPE))),
                new Entry.Response(
                        response.statusCode().value(),
                        KeptHeaders.ofResponse(headers),
                        answered.body(headers.getFirst(HttpHeaders.CONTENT_TYPE))));
    }

    private static final class CopiedOutput extends ClientHttpRequestDecorator {
        private final Copy copy;

        private CopiedOutput(ClientHttpRequest output, Copy copy) {
            super(output);
            this.copy = copy;
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return body instanceof Mono<? extends DataBuffer> one
                    ? super.writeWith(one.doOnNext(copy::take))
                    : super.writeWith(Flux.from(body).doOnNext(copy::take));
        }
    }
}

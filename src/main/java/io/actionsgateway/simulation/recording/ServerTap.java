package io.actionsgateway.simulation.recording;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Lets a recorder hear what the twin is asked and answers; not what it is asked about itself, below {@code /_twin}. */
public final class ServerTap implements WebFilter {

    private static final String ABOUT_ITSELF = "/_twin";

    private final Recorder recorder;

    public ServerTap(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!recorder.hears(Seam.TWIN)
                || exchange.getRequest().getURI().getPath().startsWith(ABOUT_ITSELF)) {
            return chain.filter(exchange);
        }
        Copy asked = new Copy(recorder.largestBody());
        Copy answered = new Copy(recorder.largestBody());
        AtomicBoolean kept = new AtomicBoolean();
        Runnable whole = () -> {
            if (kept.compareAndSet(false, true)) {
                keep(exchange, asked, answered);
            }
        };
        ServerWebExchange copied = exchange.mutate()
                .request(new CopiedRequest(exchange.getRequest(), asked))
                .response(new CopiedResponse(exchange.getResponse(), answered, whole))
                .build();
        return chain.filter(copied).doOnSuccess(_ -> whole.run());
    }

    private void keep(ServerWebExchange exchange, Copy asked, Copy answered) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        HttpStatusCode status = response.getStatusCode();
        recorder.exchange(
                Seam.TWIN,
                request.getURI(),
                new Entry.Request(
                        request.getMethod().name(),
                        Address.target(request.getURI()),
                        KeptHeaders.ofRequest(request.getHeaders()),
                        asked.body(request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))),
                new Entry.Response(
                        status == null ? 200 : status.value(),
                        KeptHeaders.ofResponse(response.getHeaders()),
                        answered.body(response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))));
    }
}

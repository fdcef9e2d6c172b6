package io.actionsgateway.simulation.recording;

import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a recorder hear what is delivered to the application, and how it answers. Reads nothing by itself: a body passes as
 * the application takes it, so that of a refused delivery there may be a part only, which is not kept.
 */
@Order(DeliveryTap.ORDER)
public final class DeliveryTap implements WebFilter {

    /** In front of the intake, which answers by itself; behind the rule about hosts. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 9;

    private static final String HOOKS = "/webhooks/";

    private final Recorder recorder;

    public DeliveryTap(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!recorder.hears(Seam.SERVICE)
                || !exchange.getRequest()
                        .getPath()
                        .pathWithinApplication()
                        .value()
                        .startsWith(HOOKS)) {
            return chain.filter(exchange);
        }
        Copy copy = new Copy(recorder.largestBody());
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> keep(exchange, copy)));
        ServerHttpRequest copied = new CopiedRequest(exchange.getRequest(), copy);
        return chain.filter(exchange.mutate().request(copied).build());
    }

    private void keep(ServerWebExchange exchange, Copy copy) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        boolean taken = status == null || status.is2xxSuccessful();
        recorder.delivery(
                Seam.SERVICE,
                Objects.requireNonNullElse(headers.getFirst("X-GitHub-Delivery"), ""),
                Objects.requireNonNullElse(headers.getFirst("X-GitHub-Event"), ""),
                KeptHeaders.ofDelivery(headers),
                taken ? copy.body(headers.getFirst(HttpHeaders.CONTENT_TYPE)) : copy.part(),
                status == null ? 200 : status.value());
    }
}

package io.actionsgateway.webhook.intake;

import io.actionsgateway.platform.trace.Spans;
import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.WebhookRefusal;
import io.actionsgateway.webhook.event.EventType;
import io.actionsgateway.webhook.inbox.Delivery;
import io.actionsgateway.webhook.inbox.DeliveryMetrics;
import io.actionsgateway.webhook.inbox.GroupCommit;
import io.micrometer.observation.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Where GitHub delivers: {@code POST /webhooks/github} for the hook {@code default} and {@code /webhooks/github/{hook}}.
 * Answers 202 once the delivery is durable and not before; GitHub never delivers again by itself.
 *
 * <p>A filter in front of all others and not a controller: the signature is the only credential here, and security,
 * routing and codecs would cost as much again as all the rest of a delivery.
 *
 * @see <a href="https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks">Best practices</a>
 */
@Component
@Order(WebhookIntake.ORDER)
class WebhookIntake implements WebFilter {

    /** Behind the rule about hosts alone. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    private static final String PATH = "/webhooks/github";
    private static final String DEFAULT_HOOK = "default";

    /** What GitHub shows beside the delivery. */
    private static final byte[] STORED = "{\"result\":\"stored\"}".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KNOWN = "{\"result\":\"already stored\"}".getBytes(StandardCharsets.US_ASCII);

    private final HookSignatures signatures;
    private final ByteBudget budget;
    private final GroupCommit inbox;
    private final DeliveryMetrics metrics;
    private final Spans spans;
    private final long maxBody;
    private final Duration bodyTimeout;

    WebhookIntake(
            HookSignatures signatures,
            ByteBudget budget,
            GroupCommit inbox,
            DeliveryMetrics metrics,
            Spans spans,
            WebhookProperties properties) {
        this.signatures = signatures;
        this.budget = budget;
        this.inbox = inbox;
        this.metrics = metrics;
        this.spans = spans;
        this.maxBody = properties.maxBody().toBytes();
        this.bodyTimeout = properties.deadline().minus(properties.storeTimeout());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String hook = hook(request.getPath());
        if (hook == null) {
            return chain.filter(exchange);
        }
        if (!HttpMethod.POST.equals(request.getMethod())) {
            return Mono.error(new MethodNotAllowedException(request.getMethod(), Set.of(HttpMethod.POST)));
        }
        return spans.around(
                        () -> spans.received("webhook receive", request.getHeaders()::getFirst),
                        span -> Mono.defer(() -> counted(hook, request, span)))
                .flatMap(fresh -> accepted(exchange.getResponse(), fresh));
    }

    static boolean isHook(RequestPath path) {
        return hook(path) != null;
    }

    /** The hook that a path leads to; nothing for a path that is none of a hook. */
    private static @Nullable String hook(RequestPath requested) {
        String path = requested.pathWithinApplication().value();
        if (!path.startsWith(PATH)) {
            return null;
        }
        String rest = path.substring(PATH.length());
        if (rest.isEmpty()) {
            return DEFAULT_HOOK;
        }
        return rest.length() > 1 && rest.lastIndexOf('/') == 0 ? rest.substring(1) : null;
    }

    private Mono<Boolean> counted(String hook, ServerHttpRequest request, Observation span) {
        long start = System.nanoTime();
        String event = Objects.requireNonNullElse(request.getHeaders().getFirst(DeliveryHeaders.EVENT), "");
        return Mono.defer(() -> receive(hook, request, span))
                .doOnNext(fresh -> {
                    span.lowCardinalityKeyValue("outcome", fresh ? "stored" : "known");
                    metrics.stored(event, fresh, System.nanoTime() - start);
                })
                .doOnError(metrics::refused);
    }

    private Mono<Boolean> receive(String hook, ServerHttpRequest request, Observation span) {
        HookSignatures.Check check = signatures.open(hook);
        if (check == null) {
            throw new WebhookRefusal.UnknownHook();
        }
        DeliveryHeaders headers = DeliveryHeaders.read(request.getHeaders());
        ByteBudget.Share share = budget.open();
        BodyReader reader =
                new BodyReader(check, share, maxBody, request.getHeaders().getContentLength());
        return request.getBody()
                .doOnNext(reader::take)
                .then(Mono.fromSupplier(() -> authentic(hook, headers, check, reader, span)))
                .timeout(bodyTimeout)
                .onErrorMap(TimeoutException.class, late -> new WebhookRefusal.TooSlow())
                .doOnError(failure -> share.close())
                .doOnCancel(share::close)
                .flatMap(delivery -> inbox.store(delivery, share::close));
    }

    private static Delivery authentic(
            String hook, DeliveryHeaders headers, HookSignatures.Check check, BodyReader reader, Observation span) {
        if (!check.passes(headers.signature())) {
            throw new WebhookRefusal.NotAuthentic();
        }
        span.lowCardinalityKeyValue("hook", hook).lowCardinalityKeyValue("event", EventType.label(headers.event()));
        return new Delivery(
                hook,
                headers.guid(),
                headers.event(),
                headers.formEncoded(),
                reader.body(),
                reader.sha256Digest(),
                false,
                Spans.traceparent(span));
    }

    private static Mono<Void> accepted(ServerHttpResponse response, boolean fresh) {
        byte[] body = fresh ? STORED : KNOWN;
        response.setStatusCode(HttpStatus.ACCEPTED);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}

package io.actionsgateway.api.quota;

import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Behind the door: takes a place of the caller's share for each request. Asking what is left is free, as at GitHub. */
@Component
@Order(QuotaFilter.BEHIND_THE_DOOR)
class QuotaFilter implements WebFilter {

    static final int BEHIND_THE_DOOR = -90;

    /** The hour that a request's place was taken from. */
    static final String PLACE = QuotaFilter.class.getName();

    private static final String FREE = "/api/v3/rate_limit";

    private final CallerShares shares;
    private final Crowd requests;
    private final Crowd waits;
    private final MeterRegistry metrics;

    QuotaFilter(CallerShares shares, QuotaProperties properties, MeterRegistry metrics) {
        this.shares = shares;
        this.requests = new Crowd("requests", properties.concurrentRequests(), Integer.MAX_VALUE);
        this.waits = new Crowd("waits for runs", properties.concurrentWaits(), properties.waitsOfAll());
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ApiCaller caller = exchange.getAttribute(ApiCaller.ATTRIBUTE);
        if (caller == null) {
            return chain.filter(exchange);
        }
        Mono<Void> on = Mono.defer(() -> chain.filter(exchange));
        return (isWait(exchange) ? waits : requests).within(caller, place -> {
            exchange.getAttributes().put(Crowd.Place.ATTRIBUTE, place);
            return counted(exchange, caller).then(on);
        });
    }

    /** Whoever waits holds a connection, and hardly anything else. */
    private static boolean isWait(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        return path.startsWith("/api/v1/")
                && (path.endsWith("/wait")
                        || exchange.getRequest().getQueryParams().containsKey("wait"));
    }

    /** How many callers have anything under way. */
    int present() {
        return requests.present() + waits.present();
    }

    private Mono<Void> counted(ServerWebExchange exchange, ApiCaller caller) {
        if (isFree(exchange)) {
            count("free");
            return shares.learn(caller);
        }
        return shares.take(caller)
                .doOnNext(hour -> taken(exchange, hour))
                .doOnError(failure -> count(failure instanceof AccessRefusal ? "spent" : "undecided"))
                .then();
    }

    private void taken(ServerWebExchange exchange, Instant hour) {
        exchange.getAttributes().put(PLACE, hour);
        count("taken");
    }

    private static boolean isFree(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        HttpMethod method = exchange.getRequest().getMethod();
        return (path.equals(FREE) || path.equals(FREE + "/"))
                && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
    }

    private void count(String outcome) {
        Counter.builder("actions.api.quota")
                .description("Requests, by what they took of their caller's hour")
                .tag("outcome", outcome)
                .register(metrics)
                .increment();
    }
}

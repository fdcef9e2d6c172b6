package io.actionsgateway.api.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.security.AccessRefusal.QuotaSpent;
import io.actionsgateway.security.ApiCaller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.handler.FilteringWebHandler;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class QuotaFilterTests {

    private static final String WAIT = "/api/v1/repos/octo-org/hello-world/runs/1/wait";
    private static final ApiCaller CALLER = Shares.caller("key:deployer", "1", null);

    private final Shares replica = new Shares(10, 2);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final QuotaFilter quota = new QuotaFilter(replica.shares, replica.properties, metrics);
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void tellsTheShareOnEveryAnswer() {
        assertShare(ask(200, CALLER, "/api/v3/meta"), 10, 9, 1);
        assertShare(ask(404, CALLER, "/api/v3/nothing"), 10, 8, 2);
        assertShare(ask(422, CALLER, "/api/v3/wrong"), 10, 7, 3);
        assertShare(ask(200, CALLER, "/api/v1/runs"), 10, 6, 4);
        assertShare(ask(304, CALLER, "/api/v3/meta"), 10, 6, 4);
        assertThat(metrics.counter("actions.api.quota", "outcome", "taken").count())
                .isEqualTo(5);
    }

    @Test
    void tellsNothingOfGitHubsBudget() {
        MockServerHttpResponse answer = answer(CALLER, "/api/v3/meta", exchange -> {
            exchange.getResponse().getHeaders().set("x-ratelimit-remaining", "4711");
            return exchange.getResponse().setComplete();
        });

        assertThat(answer.getHeaders().getOrEmpty("X-RateLimit-Remaining")).containsExactly("9");
    }

    @Test
    void givesNobodyAShareOfNothing() {
        assertShare(ask(401, null, "/api/v3/meta"), 0, 0, 0);
        assertShare(ask(401, null, "/api/graphql"), 0, 0, 0);
        assertThat(ask(202, null, "/webhooks/github").getHeaders().headerNames())
                .noneMatch(name -> name.startsWith("X-RateLimit"));
    }

    @Test
    void countsAnAddressHoweverItIsSpelled() {
        assertShare(ask(200, CALLER, "/%61pi/v1/runs"), 10, 9, 1);
        assertShare(ask(200, CALLER, "/api/v3/%72ate_limit"), 10, 8, 2);
        assertShare(ask(200, CALLER, "/api/v3/rate_limit"), 10, 8, 2);
        assertShare(ask(200, CALLER, "/api/v3/rate_limit/"), 10, 8, 2);
    }

    @Test
    void refusesWhenTheHourIsSpent() {
        for (int i = 0; i < 10; i++) {
            ask(200, CALLER, "/api/v3/meta");
        }
        MockServerHttpResponse refused = ask(200, CALLER, "/api/v3/meta");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(429));
        assertShare(refused, 10, 0, 10);
        assertThat(answered).hasValue(10);
        assertThat(metrics.counter("actions.api.quota", "outcome", "spent").count())
                .isEqualTo(1);
    }

    @Test
    void refusesMoreThanAFewAtATimeAndForgetsThoseWhoHaveGone() {
        Sinks.Empty<Void> end = Sinks.empty();
        Disposable first = start(CALLER, "/api/v1/audit", end.asMono());
        start(CALLER, "/api/v1/keys", end.asMono());
        MockServerHttpResponse refused = ask(200, CALLER, "/api/v3/meta");
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatusCode.valueOf(429));
        assertShare(refused, 10, 8, 2);
        assertThat(ask(200, Shares.caller("key:other", "2", null), "/api/v3/meta")
                        .getStatusCode())
                .isEqualTo(HttpStatusCode.valueOf(200));

        first.dispose();
        assertThat(ask(200, CALLER, "/api/v3/meta").getStatusCode()).isEqualTo(HttpStatusCode.valueOf(200));
        end.tryEmitEmpty().orThrow();
        await().until(() -> quota.present() == 0);
    }

    @Test
    void countsWaitsApartFromRequests() {
        Sinks.Empty<Void> end = Sinks.empty();
        start(CALLER, WAIT, end.asMono());

        assertThat(ask(200, CALLER, WAIT).getStatusCode()).isEqualTo(HttpStatusCode.valueOf(429));
        assertThat(ask(200, CALLER, "/api/v3/meta").getStatusCode()).isEqualTo(HttpStatusCode.valueOf(200));
        end.tryEmitEmpty().orThrow();
        await().until(() -> quota.present() == 0);
        assertThat(ask(200, CALLER, WAIT).getStatusCode()).isEqualTo(HttpStatusCode.valueOf(200));
    }

    @Test
    void holdsNoMoreWaitsThanThisReplicaCan() {
        Sinks.Empty<Void> end = Sinks.empty();
        for (String key : List.of("1", "2", "3")) {
            start(Shares.caller("key:" + key, key, null), WAIT, end.asMono());
        }

        assertThatThrownBy(() -> ask(200, Shares.caller("key:4", "4", null), WAIT))
                .isInstanceOf(ApiRefusal.Full.class);
        end.tryEmitEmpty().orThrow();
    }

    private Disposable start(ApiCaller caller, String path, Mono<Void> end) {
        MockServerWebExchange exchange = exchange(caller, path);
        Disposable running = way(any -> end).handle(exchange).subscribe();
        await().until(() -> exchange.getAttributes().containsKey(QuotaFilter.PLACE));
        return running;
    }

    private MockServerHttpResponse ask(int status, @Nullable ApiCaller caller, String path) {
        return answer(caller, path, exchange -> {
            answered.incrementAndGet();
            exchange.getResponse().setRawStatusCode(status);
            return exchange.getResponse().setComplete();
        });
    }

    private MockServerHttpResponse answer(@Nullable ApiCaller caller, String path, WebHandler handler) {
        MockServerWebExchange exchange = exchange(caller, path);
        way(handler)
                .handle(exchange)
                .onErrorResume(QuotaSpent.class, spent -> {
                    exchange.getResponse().setRawStatusCode(429);
                    return exchange.getResponse().setComplete();
                })
                .block(Duration.ofSeconds(10));
        return exchange.getResponse();
    }

    private static MockServerWebExchange exchange(@Nullable ApiCaller caller, String path) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.GET, URI.create(path)));
        if (caller != null) {
            exchange.getAttributes().put(ApiCaller.ATTRIBUTE, caller);
        }
        return exchange;
    }

    private WebHandler way(WebHandler end) {
        return new FilteringWebHandler(end, List.of(new ShareHeaders(replica.shares), quota));
    }

    private static void assertShare(MockServerHttpResponse answer, int limit, int remaining, int used) {
        assertThat(answer.getHeaders().getFirst("X-RateLimit-Limit")).isEqualTo(Integer.toString(limit));
        assertThat(answer.getHeaders().getFirst("X-RateLimit-Remaining")).isEqualTo(Integer.toString(remaining));
        assertThat(answer.getHeaders().getFirst("X-RateLimit-Used")).isEqualTo(Integer.toString(used));
        assertThat(answer.getHeaders().getFirst("X-RateLimit-Reset")).isEqualTo("1793538000");
        assertThat(answer.getHeaders().getFirst("X-RateLimit-Resource")).isEqualTo("core");
    }
}

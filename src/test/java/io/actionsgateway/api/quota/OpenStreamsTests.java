package io.actionsgateway.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Grants;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OpenStreamsTests {

    private static final Duration LONG = Duration.ofSeconds(5);

    private final OpenStreams streams = new OpenStreams(new StreamLimits(2, 3));

    @Test
    void refusesACallerWhoHasTooMany() {
        Disposable first = open("a").subscribe();
        open("a").subscribe();
        StepVerifier.create(open("a"))
                .expectError(AccessRefusal.QuotaSpent.class)
                .verify(LONG);

        first.dispose();
        StepVerifier.create(open("a")).expectSubscription().thenCancel().verify(LONG);
    }

    @Test
    void refusesEverybodyWhenTheReplicaIsFull() {
        open("a").subscribe();
        open("a").subscribe();
        open("b").subscribe();

        StepVerifier.create(open("c")).expectError(ApiRefusal.Full.class).verify(LONG);
    }

    @Test
    void takesNoPlaceOfOrdinaryRequests() {
        Crowd crowd = new Crowd("requests", 1, 10);
        MockServerWebExchange exchange = exchange();
        Disposable open = crowd.within(caller("a"), place -> {
                    exchange.getAttributes().put(Crowd.Place.ATTRIBUTE, place);
                    return streams.within(exchange, caller("a"), Flux.never()).then();
                })
                .subscribe();

        StepVerifier.create(crowd.within(caller("a"), place -> Mono.empty()))
                .expectComplete()
                .verify(LONG);
        open.dispose();
        assertThat(crowd.present()).isZero();
    }

    private Flux<Object> open(String who) {
        return streams.within(exchange(), caller(who), Flux.never());
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/events"));
    }

    private static ApiCaller caller(String who) {
        return new ApiCaller("key:" + who, who, who, Grants.NONE, null);
    }
}

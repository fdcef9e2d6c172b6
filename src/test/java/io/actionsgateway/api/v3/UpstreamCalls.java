package io.actionsgateway.api.v3;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/** Counts and keeps every request that leaves the service for GitHub's API. */
public final class UpstreamCalls implements ExchangeFilterFunction {

    private final List<ClientRequest> all = new CopyOnWriteArrayList<>();

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        all.add(request);
        return next.exchange(request);
    }

    /** Forgets those until now. */
    public void fromHere() {
        all.clear();
    }

    /** Those since. */
    public List<ClientRequest> sinceThen() {
        return new ArrayList<>(all);
    }
}

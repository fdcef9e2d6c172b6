package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.description.ApiVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Lets no answer pass that GitHub's description does not allow, and remembers which operations were visited with which
 * outcome.
 */
public final class Judge implements ExchangeFilterFunction {

    private static final byte[] NOTHING = {};

    private final Map<String, Set<Integer>> visited = new TreeMap<>();

    /** Reads the descriptions now, because answers come on threads that must not block. */
    public Judge() {
        for (ApiVersion version : ApiVersion.values()) {
            var _ = DescribedAnswers.of(version);
        }
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request)
                .flatMap(response -> response.bodyToMono(byte[].class)
                        .defaultIfEmpty(NOTHING)
                        .map(body -> {
                            judge(request, response.statusCode().value(), body);
                            return response.mutate()
                                    .body(
                                            body.length == 0
                                                    ? ""
                                                    : new String(body, java.nio.charset.StandardCharsets.UTF_8))
                                    .build();
                        }));
    }

    private void judge(ClientRequest request, int status, byte[] body) {
        String path = request.url().getRawPath().replaceFirst("^/api/v3/", "/");
        String named = request.headers().getFirst("X-GitHub-Api-Version");
        DescribedAnswers described =
                DescribedAnswers.of(ApiVersion.of(String.valueOf(named)).orElse(ApiVersion.V2022_11_28));
        described.operationId(request.method(), path).ifPresent(id -> visit(id, status));
        if (!request.method().equals(HttpMethod.HEAD)) {
            assertThat(described.complaints(request.method(), path, status, body))
                    .as("%s %s", request.method(), path)
                    .isEmpty();
        }
    }

    private synchronized void visit(String operationId, int status) {
        visited.computeIfAbsent(operationId, unknown -> new TreeSet<>()).add(status);
    }

    /** Statuses by operation. */
    public synchronized Map<String, Set<Integer>> visited() {
        return new TreeMap<>(visited);
    }
}

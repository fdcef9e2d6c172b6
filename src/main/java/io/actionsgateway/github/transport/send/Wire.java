package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.platform.Waits;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import reactor.core.publisher.Mono;

/** Sends one request and takes its answer whole, within the limits. Follows nothing, repeats nothing. */
@Component
final class Wire {

    private static final String API_VERSION = "X-GitHub-Api-Version";
    private static final String GITHUB_JSON = "application/vnd.github+json";

    private final WebClient client;
    private final GitHubProperties github;
    private final HttpLimits limits;
    private final Waits waits;

    Wire(
            Connections connections,
            GitHubProperties github,
            HttpLimits limits,
            Waits waits,
            ObjectProvider<ExchangeFilterFunction> taps) {
        this.github = github;
        this.limits = limits;
        this.waits = waits;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(connections.api()))
                .filter((request, next) -> next.exchange(request)
                        .timeout(
                                waits.deadline(limits.headers()),
                                late("The headers of GitHub's answer", limits.headers())))
                .filters(filters -> taps.orderedStream().forEach(filters::add))
                .build();
    }

    /** GitHub's answer of any status, or a failure in our words. */
    Mono<Answer> exchange(Call call) {
        URI url = call.url();
        String host = call.identity().host().name();
        if (!call.identity().host().owns(url)) {
            return Mono.error(Failures.refused("The path of " + call.operation().id() + " leads out of " + host));
        }
        Sent sent = new Sent();
        return request(call, url)
                .exchangeToMono(response -> whole(response, call.operation().id()))
                .contextWrite(sent::in)
                .onErrorMap(failure -> Failures.of(failure, host, sent));
    }

    private WebClient.RequestHeadersSpec<?> request(Call call, URI url) {
        RequestBodySpec request =
                client.method(call.operation().method()).uri(url).headers(headers -> fill(headers, call));
        byte[] body = call.body();
        return body == null ? request : request.bodyValue(body);
    }

    private void fill(HttpHeaders headers, Call call) {
        headers.set(HttpHeaders.ACCEPT, GITHUB_JSON);
        headers.set(API_VERSION, github.apiVersion());
        if (call.body() != null) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
        call.headers().forEach((name, values) -> headers.put(name, values));
        headers.set(HttpHeaders.USER_AGENT, github.userAgent());
    }

    private Mono<Answer> whole(ClientResponse response, String operation) {
        int status = response.statusCode().value();
        BoundedBody body = new BoundedBody(operation, limits.maxBody());
        return response.bodyToFlux(DataBuffer.class)
                .map(body::take)
                .timeout(
                        waits.deadline(limits.idle()),
                        _ -> waits.deadline(limits.idle()),
                        late("The next piece of GitHub's answer", limits.idle()))
                .then(Mono.fromSupplier(() -> new Answer(
                        status,
                        response.headers().asHttpHeaders(),
                        body.whole(),
                        CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status))));
    }

    static <T> Mono<T> late(String what, Duration limit) {
        return Mono.error(() -> new GitHubException.Timeout(what, limit));
    }
}

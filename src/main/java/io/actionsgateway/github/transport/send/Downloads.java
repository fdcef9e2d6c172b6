package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.Storage;
import io.actionsgateway.platform.Waits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Streams logs and artifacts from storage, over connections and places of its own: with 8 downloads under way a ninth is
 * refused, and no call is. Sends no credential and no cookie. A link is a secret for a minute: it is never logged. Never
 * blocks; thread-safe.
 *
 * @see <a href="https://docs.github.com/rest/actions/artifacts#download-an-artifact">Download an artifact</a>
 */
@Component
public final class Downloads implements Storage {

    private static final int MAX_REDIRECTS = 3;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ClientHttpConnector elsewhere;
    private final ClientHttpConnector own;
    private final StorageLinks links;
    private final StorageProperties storage;
    private final String userAgent;
    private final Waits waits;
    private final MeterRegistry meters;
    private final Bulkhead places;

    Downloads(
            Connections connections,
            StorageProperties storage,
            GitHubProperties github,
            Waits waits,
            MeterRegistry meters) {
        this.elsewhere = new ReactorClientHttpConnector(connections.storage());
        this.own = new ReactorClientHttpConnector(connections.ownStorage());
        this.links = new StorageLinks(storage);
        this.storage = storage;
        this.userAgent = github.userAgent();
        this.waits = waits;
        this.meters = meters;
        BulkheadRegistry registry = BulkheadRegistry.of(BulkheadConfig.custom()
                .maxConcurrentCalls(storage.concurrency())
                .maxWaitDuration(Duration.ZERO)
                .build());
        this.places = registry.bulkhead("github-downloads");
        TaggedBulkheadMetrics.ofBulkheadRegistry(registry).bindTo(meters);
    }

    /**
     * Opens a link.
     *
     * @param link absolute, from the {@code Location} of GitHub's 302
     * @param api the GitHub that gave it
     * @return what storage answered, once its headers are there; {@link GitHubException.TransportError} for a link that is
     *     not allowed and for broken connections, {@link GitHubException.Timeout},
     *     {@link GitHubException.ServiceUnavailable} for 5xx, {@link GitHubException.RateLimited} when all places are taken
     */
    @Override
    public Mono<Download> open(URI link, GitHubHost api) {
        return open(link, api, 0);
    }

    @Override
    public Mono<Download> open(URI link, GitHubHost api, long from) {
        return Mono.defer(() -> {
            if (!places.tryAcquirePermission()) {
                return Mono.error(new GitHubException.RateLimited(GitHubException.RateLimited.Reason.QUEUE_FULL, SOON));
            }
            Timer.Sample sample = Timer.start(meters);
            Transfer transfer = new Transfer(storage, waits, outcome -> ended(sample, outcome));
            return hop(link, api, from, List.of(), transfer)
                    .doOnError(failure -> transfer.end(failure.getClass().getSimpleName()))
                    .doOnCancel(() -> transfer.end("cancelled"));
        });
    }

    private Mono<Download> hop(URI link, GitHubHost api, long from, List<URI> visited, Transfer transfer) {
        Optional<String> objection = visited.size() > MAX_REDIRECTS || visited.contains(link)
                ? Optional.of("A download link that leads on and on")
                : links.objection(link, api);
        return objection
                .<Mono<Download>>map(what -> Mono.error(Failures.refused(what)))
                .orElseGet(() -> request(link, api, from).flatMap(response -> {
                    Optional<URI> further = further(link, response);
                    if (further.isEmpty()) {
                        return download(response, link.getHost(), transfer);
                    }
                    Transfer.close(response);
                    return hop(
                            further.get(),
                            api,
                            from,
                            Stream.concat(visited.stream(), Stream.of(link)).toList(),
                            transfer);
                }));
    }

    private Mono<ClientHttpResponse> request(URI link, GitHubHost api, long from) {
        Sent sent = new Sent();
        ClientHttpConnector connector = StorageLinks.own(link, api) ? own : elsewhere;
        return connector
                .connect(HttpMethod.GET, link, request -> {
                    request.getHeaders().set(HttpHeaders.USER_AGENT, userAgent);
                    request.getHeaders().set(HttpHeaders.ACCEPT, "*/*");
                    if (from > 0) {
                        request.getHeaders().set(HttpHeaders.RANGE, "bytes=" + from + "-");
                    }
                    return request.setComplete();
                })
                .timeout(waits.deadline(storage.headers()), Wire.late("The headers of a download", storage.headers()))
                .contextWrite(sent::in)
                .onErrorMap(failure -> Failures.of(failure, link.getHost(), sent));
    }

    private static Optional<URI> further(URI link, ClientHttpResponse response) {
        String location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (!response.getStatusCode().is3xxRedirection() || location == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(link.resolve(location));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(URI.create("malformed:location"));
        }
    }

    private static Mono<Download> unreadable(ClientHttpResponse response, String host) {
        int status = response.getStatusCode().value();
        return Mono.error(
                status >= 500
                        ? new GitHubException.ServiceUnavailable(status, "at storage")
                        : new GitHubException.TransportError(host + " answered " + status + ".", true, null));
    }

    private Mono<Download> download(ClientHttpResponse response, String host, Transfer transfer) {
        int status = response.getStatusCode().value();
        if (response.getStatusCode().is2xxSuccessful()) {
            return Mono.just(new Download(status, response.getHeaders(), transfer.body(response, host)));
        }
        Transfer.close(response);
        if (!response.getStatusCode().is4xxClientError()) {
            return unreadable(response, host);
        }
        transfer.end("4xx");
        return Mono.just(new Download(status, response.getHeaders(), Flux.empty()));
    }

    private void ended(Timer.Sample sample, String outcome) {
        places.onComplete();
        sample.stop(Timer.builder("actions.github.downloads")
                .description("Logs and artifacts fetched from storage")
                .tag("outcome", outcome)
                .register(meters));
    }
}

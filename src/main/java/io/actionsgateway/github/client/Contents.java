package io.actionsgateway.github.client;

import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Storage;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fetches what GitHub does not hold itself: asks for the link, which lives a minute, and opens it at once. No link is
 * logged or quoted. Thread-safe.
 */
@Component
public class Contents {

    private final GitHubApi api;
    private final Storage storage;

    Contents(GitHubApi api, Storage storage) {
        this.api = api;
        this.storage = storage;
    }

    /**
     * Opens what a request is about.
     *
     * @param asked which
     * @return a successful download; content that storage has no more is refused like content that GitHub has no more
     */
    public Mono<Download> open(Supplier<Request> asked) {
        return open(asked, 0);
    }

    /**
     * Opens what a request is about in the middle.
     *
     * @param asked which
     * @param from how many bytes to leave out at the beginning
     * @return as above; whole where its status is not 206
     */
    public Mono<Download> open(Supplier<Request> asked, long from) {
        return Mono.zip(api.redirect(asked), api.host(asked))
                .flatMap(both -> storage.open(link(both.getT1()), both.getT2(), from)
                        .map(download -> checked(download, both.getT1().request())));
    }

    private static URI link(Exchange exchange) {
        String location = exchange.answer().header("location").orElse("");
        if (exchange.answer().status() != 302 || !location.startsWith("http")) {
            throw noLink(exchange);
        }
        try {
            return URI.create(location);
        } catch (IllegalArgumentException malformed) {
            throw noLink(exchange);
        }
    }

    private static GitHubException noLink(Exchange exchange) {
        return new GitHubException.ParseError("GitHub's answer to " + exchange.operation() + " holds no link.", null);
    }

    private static Download checked(Download download, Request request) {
        if (download.successful()) {
            return download;
        }
        if (download.status() == 404 || download.status() == 410) {
            throw Refusals.gone(request.subject());
        }
        throw new GitHubException.TransportError("Storage answered " + download.status() + ".", true, null);
    }
}

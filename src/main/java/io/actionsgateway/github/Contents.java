package io.actionsgateway.github;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Storage;
import java.net.URI;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fetches what GitHub does not hold itself: asks for the link, which lives a minute, and opens it at once. No link is
 * logged or quoted. Thread-safe.
 */
@Component
class Contents {

    private final GitHubApi api;
    private final Storage storage;

    Contents(GitHubApi api, Storage storage) {
        this.api = api;
        this.storage = storage;
    }

    /** A successful download; content that storage has no more is refused like content that GitHub has no more. */
    Mono<Download> open(Request request) {
        return Mono.zip(api.answer(request), api.host(request))
                .flatMap(both -> storage.open(link(both.getT1(), request), both.getT2()))
                .map(download -> checked(download, request));
    }

    private static URI link(Answer answer, Request request) {
        String location = answer.header("location").orElse("");
        if (answer.status() != 302 || !location.startsWith("http")) {
            throw noLink(request);
        }
        try {
            return URI.create(location);
        } catch (IllegalArgumentException malformed) {
            throw noLink(request);
        }
    }

    private static GitHubException noLink(Request request) {
        return new GitHubException.ParseError(
                "GitHub's answer to " + request.operation().id() + " holds no link.", null);
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

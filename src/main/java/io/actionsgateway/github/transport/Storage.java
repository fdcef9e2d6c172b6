package io.actionsgateway.github.transport;

import java.net.URI;
import reactor.core.publisher.Mono;

/** Opens the links to logs and artifacts that GitHub hands out. Sends no credential. Thread-safe. */
@FunctionalInterface
public interface Storage {

    /**
     * Opens a link.
     *
     * @param link absolute, from the {@code Location} of GitHub's 302; a secret for a minute
     * @param api the GitHub that gave it
     * @return what storage answered, once its headers are there; or a {@link GitHubException}
     */
    Mono<Download> open(URI link, GitHubHost api);
}

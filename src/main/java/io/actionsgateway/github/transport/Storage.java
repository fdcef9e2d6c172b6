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

    /**
     * Opens a link in the middle of what it leads to.
     *
     * @param link as above
     * @param api the GitHub that gave it
     * @param from how many bytes to leave out at the beginning
     * @return as above; 206 when storage left them out, 200 when it gives the whole nevertheless
     */
    default Mono<Download> open(URI link, GitHubHost api, long from) {
        return open(link, api);
    }
}

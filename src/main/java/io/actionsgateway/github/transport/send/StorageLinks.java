package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import java.util.Optional;

/**
 * Which links we open: the API's own host over its own scheme, and listed hosts over https. An API without TLS may also
 * lead to listed private hosts without it.
 */
final class StorageLinks {

    private final StorageProperties storage;

    StorageLinks(StorageProperties storage) {
        this.storage = storage;
    }

    /**
     * What stands against a link.
     *
     * @return without the link, or empty when it may be opened
     */
    Optional<String> objection(URI link, GitHubHost api) {
        if (link.getHost() == null || link.getRawUserInfo() != null || link.isOpaque()) {
            return Optional.of("A download link that is no plain URL");
        }
        if (own(link, api)) {
            return Optional.empty();
        }
        if (!"https".equals(link.getScheme()) && !plainAllowed(link, api)) {
            return Optional.of("A download link without https to " + link.getHost());
        }
        return storage.allows(link.getHost())
                ? Optional.empty()
                : Optional.of(
                        "A download link to " + link.getHost() + ", which actions.github.storage.hosts does not list");
    }

    static boolean own(URI link, GitHubHost api) {
        URI home = api.apiUrl();
        return home.getScheme().equals(link.getScheme())
                && home.getHost().equalsIgnoreCase(link.getHost())
                && port(home) == port(link);
    }

    /** Without TLS to a host inside, from an API that has none either: such as a twin on this machine. */
    private boolean plainAllowed(URI link, GitHubHost api) {
        return "http".equals(link.getScheme())
                && "http".equals(api.apiUrl().getScheme())
                && storage.allowsPrivateAddresses(link.getHost());
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }
}

package io.actionsgateway.api.v3.output;

import io.actionsgateway.github.transport.GitHubHost;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the API of one GitHub begins, in each of its spellings: the usual port may be said or not.
 *
 * @param origins scheme, host and port
 * @param path of the root, without a slash at its end
 */
record UpstreamRoot(List<String> origins, String path) {

    private static final String END_OF_ROOT = "/?#{";

    static UpstreamRoot of(GitHubHost host) {
        URI url = host.apiUrl();
        String bare = url.getScheme() + "://" + url.getHost();
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        boolean isUsual = url.getPort() < 0 || url.getPort() == usual;
        return new UpstreamRoot(
                isUsual ? List.of(bare, bare + ":" + usual) : List.of(bare + ":" + url.getPort()), url.getRawPath());
    }

    /** What stands behind the root, templates included; nothing when the URL is of somewhere else. */
    Optional<String> below(String url) {
        return origins.stream()
                .filter(origin -> url.regionMatches(true, 0, origin, 0, origin.length()))
                .map(origin -> url.substring(origin.length()))
                .filter(rest -> rest.startsWith(path))
                .map(rest -> rest.substring(path.length()))
                .filter(rest -> rest.isEmpty() || END_OF_ROOT.indexOf(rest.charAt(0)) >= 0)
                .findFirst();
    }

    /** The URL that a header means: it may leave scheme and host out. */
    String absolute(String url) {
        return url.startsWith("/") && !url.startsWith("//") ? origins.getFirst() + url : url;
    }
}

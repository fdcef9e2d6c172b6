package io.actionsgateway.github.transport;

import java.net.URI;

/**
 * A GitHub that we ask: github.com, a tenant of ghe.com, or a GitHub Enterprise Server.
 *
 * @param apiUrl root of its REST API without a trailing slash, such as {@code https://HOST/api/v3}
 */
public record GitHubHost(URI apiUrl) {

    /** So that an account, which begins with it, fits into its column. */
    private static final int LONGEST_NAME = 95;

    /** Refuses what is not an absolute http(s) URL without user, query and fragment, or with a host of over 95 characters. */
    public GitHubHost {
        boolean http = "https".equals(apiUrl.getScheme()) || "http".equals(apiUrl.getScheme());
        boolean plain =
                apiUrl.getRawUserInfo() == null && apiUrl.getRawQuery() == null && apiUrl.getRawFragment() == null;
        if (!http || !plain || apiUrl.getHost() == null || apiUrl.getAuthority().length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "not the root of a GitHub API: an https URL such as https://api.github.com is needed");
        }
        String text = apiUrl.toString();
        apiUrl = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : apiUrl;
    }

    /**
     * Label in metrics and logs, and name of its circuit breaker.
     *
     * @return host, and port where it is not the usual one
     */
    public String name() {
        return apiUrl.getAuthority();
    }

    /**
     * Whether it is a GitHub Enterprise Server, which lacks some operations.
     *
     * @return true when its API is below {@code /api/v3}
     */
    public boolean enterpriseServer() {
        return apiUrl.getPath().startsWith("/api/v3");
    }

    /**
     * Where a call goes.
     *
     * @param pathAndQuery encoded, with a leading slash
     * @return the whole URL
     */
    public URI resolve(String pathAndQuery) {
        return URI.create(apiUrl + pathAndQuery);
    }

    /**
     * Whether a URL belongs to this API: same scheme, host and port, below its path.
     *
     * @param url absolute
     * @return true when our credential may be sent to it
     */
    public boolean owns(URI url) {
        return apiUrl.getScheme().equals(url.getScheme())
                && apiUrl.getHost().equalsIgnoreCase(url.getHost())
                && port(apiUrl) == port(url)
                && url.getRawUserInfo() == null
                && url.getRawPath() != null
                && url.getRawPath().startsWith(apiUrl.getRawPath() + "/")
                && url.normalize().equals(url);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }
}

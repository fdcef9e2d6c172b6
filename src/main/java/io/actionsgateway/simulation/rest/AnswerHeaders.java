package io.actionsgateway.simulation.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What GitHub says with every answer, and to browsers that ask before they call. */
final class AnswerHeaders {

    private static final String EXPOSED = "ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit,"
            + " X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes,"
            + " X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id,"
            + " Deprecation, Sunset, Warning";
    private static final String TAKEN = "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match,"
            + " If-Unmodified-Since, Accept-Encoding, X-GitHub-OTP, X-Requested-With, User-Agent, GraphQL-Features,"
            + " X-GitHub-Api-Version";

    private AnswerHeaders() {}

    static void always(ServerRequest request, HttpHeaders headers) {
        headers.set(HttpHeaders.SERVER, "github.com");
        headers.set("x-github-media-type", "github.v3; format=json");
        Versions.selected(request).ifPresent(version -> headers.set(Versions.SELECTED, version.date()));
        origins(headers);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "deny");
        headers.set("Content-Security-Policy", "default-src 'none'");
    }

    private static void origins(HttpHeaders headers) {
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }

    /** To what a browser asks before it calls from another origin. */
    static void beforehand(HttpHeaders headers) {
        origins(headers);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, TAKEN);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PATCH, PUT, DELETE");
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    }

    /** With what may be kept: for the owner of a token only, or for everybody. */
    static void kept(boolean anonymous, String tag, HttpHeaders headers) {
        headers.set(HttpHeaders.ETAG, tag);
        headers.set(HttpHeaders.CACHE_CONTROL, (anonymous ? "public" : "private") + ", max-age=60, s-maxage=60");
        headers.set(
                HttpHeaders.VARY,
                (anonymous ? "Accept" : "Accept, Authorization, Cookie, X-GitHub-OTP")
                        + ", Accept-Encoding, X-Requested-With");
    }
}

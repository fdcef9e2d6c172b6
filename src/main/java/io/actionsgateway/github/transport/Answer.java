package io.actionsgateway.github.transport;

import io.actionsgateway.platform.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * GitHub's answer, whole. Not for downloads: these are streamed from storage, see {@code download}.
 *
 * @param status 200 to 499, without 401 and without rate-limit refusals, which are {@link GitHubException}s; a 304 only
 *     when the caller sent a condition of his own
 * @param headers as GitHub sent them; not to be changed
 * @param body as GitHub sent it, decompressed; empty if there is none. Not to be changed
 * @param cacheStatus how it was served
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, HttpHeaders headers, byte[] body, CacheStatus cacheStatus) {

    /** Guards the headers against changes. */
    public Answer {
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /**
     * The same, served otherwise.
     *
     * @param other how
     * @return a copy that shares the body
     */
    public Answer served(CacheStatus other) {
        return new Answer(status, headers, body, other);
    }

    /**
     * Whether it is one of the 2xx.
     *
     * @return true on success
     */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /**
     * A header's first value.
     *
     * @param name of the header
     * @return its value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /**
     * What GitHub's support asks for.
     *
     * @return {@code x-github-request-id}, or {@code -}
     */
    public String requestId() {
        return header("x-github-request-id").orElse("-");
    }

    /**
     * When GitHub sent it, by its own clock.
     *
     * @return empty when it does not say, or not readably
     */
    public Optional<Instant> date() {
        return RetryAfter.date(headers, HttpHeaders.DATE);
    }

    /**
     * How long GitHub asks us to stay away: seconds, or a date, which counts from the answer's own.
     *
     * @param now by our clock, for an answer that has no date
     * @return zero when the date has passed; empty when it does not ask, or not readably
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, Retry-After</a>
     */
    public Optional<Duration> retryAfter(Instant now) {
        return RetryAfter.read(headers, now);
    }

    /** Without headers and body: a {@code Location} may be a signed URL, a body may hold a token. */
    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes, " + cacheStatus.header() + "]";
    }
}

package io.actionsgateway.api.v3.output;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Gives reads an ETag of ours, the same on all replicas and whatever token GitHub was asked with, and answers 304 to who
 * has the body already.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>
 */
final class Validators {

    private static final String KEPT = "private, max-age=0, must-revalidate";
    private static final String DEPENDS_ON = "Authorization, Accept, X-GitHub-Api-Version";

    private Validators() {}

    static DialectAnswer judged(DialectRequest request, DialectAnswer answer) {
        HttpHeaders headers = HttpHeaders.copyOf(answer.headers());
        headers.set(HttpHeaders.VARY, DEPENDS_ON);
        boolean read =
                request.row().operation().method().equals(HttpMethod.GET) && answer.status() == HttpStatus.OK.value();
        if (!read) {
            return new DialectAnswer(answer.status(), headers, answer.body());
        }
        ETag etag = new ETag(digest(answer), true);
        headers.setETag(etag.formattedTag());
        headers.setCacheControl(KEPT);
        return isKnown(request.headers(), etag, headers) ? unchanged(headers) : with(headers, answer);
    }

    private static boolean isKnown(HttpHeaders asked, ETag etag, HttpHeaders headers) {
        List<String> tags = asked.getOrEmpty(HttpHeaders.IF_NONE_MATCH);
        return tags.isEmpty()
                ? isUnchangedSince(date(asked, HttpHeaders.IF_MODIFIED_SINCE), date(headers, HttpHeaders.LAST_MODIFIED))
                : ETag.parse(String.join(", ", tags)).stream()
                        .anyMatch(tag -> tag.isWildcard() || tag.compare(etag, false));
    }

    private static boolean isUnchangedSince(long asked, long changed) {
        return changed >= 0 && asked >= changed;
    }

    /** -1 without a readable one, which then counts as none. */
    private static long date(HttpHeaders headers, String name) {
        try {
            return headers.getFirstDate(name);
        } catch (IllegalArgumentException unreadable) {
            return -1;
        }
    }

    private static DialectAnswer unchanged(HttpHeaders headers) {
        headers.remove(HttpHeaders.CONTENT_TYPE);
        return new DialectAnswer(HttpStatus.NOT_MODIFIED.value(), headers, new byte[0]);
    }

    private static DialectAnswer with(HttpHeaders headers, DialectAnswer answer) {
        return new DialectAnswer(answer.status(), headers, answer.body());
    }

    private static String digest(DialectAnswer answer) {
        MessageDigest digest = Digests.sha256();
        String type = Objects.requireNonNullElse(answer.headers().getFirst(HttpHeaders.CONTENT_TYPE), "");
        digest.update((type + "\n").getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(answer.body()));
    }
}

package io.actionsgateway.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a request must be like, beside what Netty asks for itself (one Content-Length, none beside
 * Transfer-Encoding, no control characters, no blank before a colon). Immutable; thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a>
 */
final class HeadRules {

    /** Headers with one meaning: two readers could believe different ones. */
    private static final List<CharSequence> SINGLE = List.of(
            HttpHeaderNames.AUTHORIZATION,
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.CONTENT_RANGE,
            HttpHeaderNames.CONTENT_TYPE,
            HttpHeaderNames.IF_MODIFIED_SINCE,
            HttpHeaderNames.IF_UNMODIFIED_SINCE,
            HttpHeaderNames.RANGE,
            HttpHeaderNames.USER_AGENT);

    private final ServerLimits limits;
    private final HostNames hosts;
    private final List<Rule> rules =
            List.of(HeadRules::size, HeadRules::coding, this::form, HeadRules::target, HeadRules::single, this::host);

    HeadRules(ServerLimits limits, HostNames hosts) {
        this.limits = limits;
        this.hosts = hosts;
    }

    /** Why a head is refused, if it is; its target is put into the form that URLs have. */
    @Nullable
    Refusal check(HttpRequest request) {
        for (Rule rule : rules) {
            Refusal refusal = rule.check(request);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    @FunctionalInterface
    private interface Rule {
        @Nullable
        Refusal check(HttpRequest request);
    }

    private static @Nullable Refusal size(HttpRequest request) {
        return switch (request.decoderResult().cause()) {
            case TooLongHttpLineException ignored -> Refusal.TARGET_TOO_LONG;
            case TooLongHttpHeaderException ignored -> Refusal.HEADERS_TOO_LARGE;
            case null, default -> null;
        };
    }

    private static @Nullable Refusal coding(HttpRequest request) {
        return !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                        || request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                                .flatMap(value -> Stream.of(value.split(",", -1)))
                                .allMatch(coding -> coding.strip().equalsIgnoreCase("chunked"))
                ? null
                : Refusal.CODING;
    }

    private @Nullable Refusal form(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Refusal.UNREADABLE;
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.VERSION;
        }
        return request.headers().size() > limits.maxHeaderCount() ? Refusal.HEADERS_TOO_LARGE : null;
    }

    private static @Nullable Refusal target(HttpRequest request) {
        String target = Target.readable(request.uri());
        if (target == null) {
            return Refusal.TARGET;
        }
        request.setUri(target);
        return null;
    }

    private static @Nullable Refusal single(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return SINGLE.stream().anyMatch(name -> headers.getAll(name).size() > 1) ? Refusal.REPEATED : null;
    }

    private @Nullable Refusal host(HttpRequest request) {
        List<String> values = request.headers().getAll(HttpHeaderNames.HOST);
        if (values.size() != 1) {
            return Refusal.NO_HOST;
        }
        if (!HostNames.isHost(values.getFirst())) {
            return Refusal.BAD_HOST;
        }
        return hosts.allow(values.getFirst()) ? null : Refusal.FOREIGN_HOST;
    }
}

package io.actionsgateway.api.v3.output;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.github.transport.GitHubException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps from callers what GitHub's API would not say: pages of proxies, errors without end, half a document. */
final class Soundness {

    private static final int LARGEST_ERROR = 64 * 1024;
    private static final String JSON = "application/json; charset=utf-8";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Soundness() {}

    /**
     * The answer with a body that clients can read.
     *
     * @param request what was asked
     * @param answer to it
     * @param urls changes an URL
     * @return the same, or with a body of ours, or with none
     * @throws GitHubException.ParseError when a success is not what the API gives
     */
    static DialectAnswer of(DialectRequest request, DialectAnswer answer, UnaryOperator<String> urls) {
        if (answer.status() >= 400) {
            return error(request, answer, urls);
        }
        if (answer.body().length == 0) {
            return bare(answer);
        }
        return answer.status() >= 300 ? redirect(answer, urls) : success(request, answer, urls);
    }

    private static DialectAnswer success(DialectRequest request, DialectAnswer answer, UnaryOperator<String> urls) {
        MediaType type = type(answer);
        boolean raw = type != null && type.getSubtype().startsWith("vnd.github");
        return raw ? answer : json(request, answer, urls);
    }

    private static DialectAnswer json(DialectRequest request, DialectAnswer answer, UnaryOperator<String> urls) {
        if (!isJson(answer)) {
            throw unreadable(request);
        }
        try {
            return with(answer, BodyUrls.changed(answer.body(), urls));
        } catch (JacksonException broken) {
            throw unreadable(request);
        }
    }

    private static DialectAnswer redirect(DialectAnswer answer, UnaryOperator<String> urls) {
        return isJson(answer) && BodyUrls.isObject(answer.body())
                ? with(answer, BodyUrls.changed(answer.body(), urls))
                : bare(answer);
    }

    private static DialectAnswer error(DialectRequest request, DialectAnswer answer, UnaryOperator<String> urls) {
        boolean sound = isJson(answer) && answer.body().length <= LARGEST_ERROR && BodyUrls.isObject(answer.body());
        if (sound) {
            return with(answer, BodyUrls.changed(answer.body(), urls));
        }
        HttpHeaders headers = HttpHeaders.copyOf(answer.headers());
        headers.set(HttpHeaders.CONTENT_TYPE, JSON);
        return new DialectAnswer(answer.status(), headers, ours(request, answer.status()));
    }

    private static byte[] ours(DialectRequest request, int status) {
        HttpStatus known = HttpStatus.resolve(status);
        String reason = known == null ? "status " + status : known.getReasonPhrase();
        Map<String, String> error = new LinkedHashMap<>();
        error.put("message", status == 404 ? reason : "GitHub refused without a readable reason: " + reason + ".");
        error.put("documentation_url", request.row().documentation());
        error.put("status", Integer.toString(status));
        return MAPPER.writeValueAsBytes(error);
    }

    private static GitHubException unreadable(DialectRequest request) {
        return new GitHubException.ParseError(
                "GitHub's answer to " + request.row().id() + " is not the JSON that it should be.", null);
    }

    private static boolean isJson(DialectAnswer answer) {
        return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type(answer));
    }

    private static @Nullable MediaType type(DialectAnswer answer) {
        try {
            return answer.headers().getContentType();
        } catch (InvalidMediaTypeException none) {
            return null;
        }
    }

    private static DialectAnswer bare(DialectAnswer answer) {
        HttpHeaders headers = HttpHeaders.copyOf(answer.headers());
        headers.remove(HttpHeaders.CONTENT_TYPE);
        return new DialectAnswer(answer.status(), headers, new byte[0]);
    }

    private static DialectAnswer with(DialectAnswer answer, byte[] body) {
        return new DialectAnswer(answer.status(), answer.headers(), body);
    }
}

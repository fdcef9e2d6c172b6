package io.actionsgateway.api.v3.step;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An answer on its way back. Below the {@code OUTPUT} step its headers and addresses are GitHub's; above it, ours.
 *
 * @param status of the answer
 * @param headers of the answer; not to be changed
 * @param body of the answer; empty if there is none. Not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record DialectAnswer(int status, HttpHeaders headers, byte[] body) {

    /** Guards the headers against changes. */
    public DialectAnswer {
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /**
     * An answer of our own.
     *
     * @param json its body
     * @return 200
     */
    public static DialectAnswer ok(String json) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
        return new DialectAnswer(HttpStatus.OK.value(), headers, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Without headers and body: they may hold a signed URL. */
    @Override
    public String toString() {
        return "DialectAnswer[" + status + ", " + body.length + " bytes]";
    }
}

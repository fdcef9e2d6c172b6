package io.actionsgateway.simulation.hook;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt to deliver ended.
 *
 * @param statusCode the receiver's; 0 when it did not answer
 * @param status in GitHub's words; {@code OK} when it was taken
 * @param headers the receiver's; nothing when it did not answer
 * @param body the beginning of the receiver's, as text
 * @param duration until the answer or the failure, in real time
 */
public record Reply(
        int statusCode,
        String status,
        @Nullable Map<String, String> headers,
        @Nullable String body,
        Duration duration) {

    public static Reply answered(int code, Map<String, String> headers, String body, Duration duration) {
        String status = code / 100 == 2 ? "OK" : "Invalid HTTP Response: " + code;
        return new Reply(code, status, Map.copyOf(headers), body, duration);
    }

    static Reply timedOut(Duration duration) {
        return new Reply(0, "timed out", null, null, duration);
    }

    static Reply unreachable(Duration duration) {
        return new Reply(0, "failed to connect to host", null, null, duration);
    }

    /** It never left, because too much was waiting before it. */
    static Reply crowdedOut() {
        return new Reply(0, "too many deliveries waiting", null, null, Duration.ZERO);
    }

    boolean isOk() {
        return status.equals("OK");
    }

    /** What GitHub's filter takes for success: redirects too. */
    public boolean succeeded() {
        return statusCode >= 200 && statusCode < 400;
    }
}

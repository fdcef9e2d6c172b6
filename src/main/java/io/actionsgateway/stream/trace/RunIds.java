package io.actionsgateway.stream.trace;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.run.RunKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Ids of traces and spans that anybody can compute who knows the run, as the OpenTelemetry Collector's receiver for GitHub
 * does: whatever is told twice is the same span, and a workflow can put spans of its own below its job's.
 *
 * @see <a
 *     href="https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/receiver/githubreceiver">githubreceiver</a>
 */
final class RunIds {

    private RunIds() {}

    static String trace(RunKey attempt) {
        return digest(attempt, "t").substring(0, 32);
    }

    static String root(RunKey attempt) {
        return span(attempt, "s");
    }

    static String job(RunKey attempt, String name) {
        return span(attempt, name);
    }

    static String step(RunKey attempt, String job, String name, int number) {
        return span(attempt, job + name + number);
    }

    /** The root of an attempt's trace. */
    static SpanContext rootOf(RunKey attempt) {
        return SpanContext.create(trace(attempt), root(attempt), TraceFlags.getSampled(), TraceState.getDefault());
    }

    private static String span(RunKey attempt, String what) {
        return digest(attempt, what).substring(16, 32);
    }

    private static String digest(RunKey attempt, String what) {
        String text = attempt.runId() + Integer.toString(attempt.runAttempt()) + what;
        return HexFormat.of().formatHex(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.actionsgateway.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Bodies of deliveries: GitHub's published examples, and small ones made for a test. */
public final class Payloads {

    public static final String REPOSITORY = "octo-org/hello-world";

    private static final Path EXAMPLES = Path.of("src/test/resources/github/webhook-examples");
    private static final AtomicLong IDS = new AtomicLong(9_000_000_000L);

    private Payloads() {}

    /** An id that no other test uses. */
    public static long freshId() {
        return IDS.incrementAndGet();
    }

    /** One of GitHub's published examples, such as {@code workflow_run/completed.2}. */
    public static byte[] example(String name) {
        return bytes(EXAMPLES.resolve(name + ".json"));
    }

    /** All published examples, by their path; the folder is the event. */
    public static List<Path> examples() {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A {@code workflow_run} body; times are minutes and seconds of one hour, as in {@code 05:30}. */
    public static byte[] run(long runId, int attempt, String action, String status, String conclusion, String at) {
        return """
                {"action":"%s","workflow_run":{"id":%d,"run_attempt":%d,"name":"CI","path":".github/workflows/ci.yml",
                "status":"%s","conclusion":%s,"head_branch":"main","head_sha":"abc","event":"push","workflow_id":7,
                "created_at":"2026-01-01T10:00:00Z","run_started_at":"2026-01-01T10:%s0:00Z",
                "updated_at":"2026-01-01T10:%sZ","actor":{"login":"octocat"}},
                "workflow":{"id":7},"repository":{"id":42,"full_name":"%s"}}""".formatted(action, runId, attempt, status, quoted(conclusion), attempt - 1, at, REPOSITORY)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A {@code workflow_job} body. */
    public static byte[] job(
            long runId, int attempt, long jobId, String name, String status, String conclusion, String at) {
        boolean started = !"queued".equals(status) && !"waiting".equals(status);
        return """
                {"action":"%s","workflow_job":{"id":%d,"run_id":%d,"run_attempt":%d,"name":"%s","status":"%s",
                "conclusion":%s,"created_at":"2026-01-01T10:%sZ","started_at":"2026-01-01T10:%sZ","completed_at":%s,
                "labels":["ubuntu-latest"],"runner_name":%s,"steps":[]},
                "repository":{"id":42,"full_name":"%s"}}""".formatted(
                        status,
                        jobId,
                        runId,
                        attempt,
                        name,
                        status,
                        quoted(conclusion),
                        at,
                        at,
                        conclusion == null ? "null" : "\"2026-01-01T10:" + at + "Z\"",
                        started ? "\"runner-1\"" : "null",
                        REPOSITORY)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same job with a deployment that last changed then, or as it is for {@code null}. */
    public static byte[] gated(byte[] job, String at) {
        if (at == null) {
            return job;
        }
        String deployment =
                "{\"deployment\":{\"environment\":\"production\",\"updated_at\":\"2026-01-01T10:" + at + "Z\"},";
        return (deployment + new String(job, StandardCharsets.UTF_8).substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }
}

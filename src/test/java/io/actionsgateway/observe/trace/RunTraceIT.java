package io.actionsgateway.observe.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.observe.trace.Collector.Seen;
import io.actionsgateway.webhook.Payloads;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A run as a collector gets it. */
@TracingTest
class RunTraceIT {

    private static final String STEPS = """
            "steps":[
            {"number":1,"name":"Set up","status":"completed","conclusion":"success",
            "started_at":"2026-01-01T10:01:00Z","completed_at":"2026-01-01T10:02:00Z"},
            {"number":2,"name":"Test","status":"completed","conclusion":"failure",
            "started_at":"2026-01-01T10:02:00Z","completed_at":"2026-01-01T10:04:00Z"},
            {"number":3,"name":"Publish","status":"completed","conclusion":"skipped",
            "started_at":null,"completed_at":null}]""";

    @Autowired
    private ServiceClient service;

    @Autowired
    private Collector collector;

    private final long run = Payloads.freshId();
    private final long build = Payloads.freshId();

    @Test
    void tellsAnAttemptWithItsJobsAndSteps() {
        deliver("workflow_run", Payloads.run(run, 1, "completed", "completed", "failure", "05:00"));
        deliver("workflow_job", withSteps(Payloads.job(run, 1, build, "build", "completed", "failure", "04:00")));

        List<Seen> trace = trace(1, 4);
        Seen root = named(trace, "CI");
        Seen job = named(trace, "build");
        Seen test = named(trace, "Test");
        assertThat(trace).extracting(Seen::service).containsOnly("github-actions");
        assertThat(trace).extracting(Seen::name).containsExactlyInAnyOrder("CI", "build", "Set up", "Test");
        assertThat(root.parent()).isEmpty();
        assertThat(root.id()).isEqualTo(sha256(run + "1s").substring(16, 32));
        assertThat(from(root)).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(to(root)).isEqualTo("2026-01-01T10:05:00Z");
        assertThat(failed(root)).isTrue();
        assertThat(root.span().getLinksCount()).isZero();
        assertThat(root.attributes())
                .containsEntry("cicd.pipeline.name", "CI")
                .containsEntry("cicd.pipeline.run.id", Long.toString(run))
                .containsEntry("cicd.pipeline.result", "failure")
                .containsEntry("vcs.repository.name", Payloads.REPOSITORY)
                .containsEntry("vcs.ref.head.name", "main")
                .containsEntry("github.run_attempt", "1");
        assertThat(job.parent()).isEqualTo(root.id());
        assertThat(job.id()).isEqualTo(sha256(run + "1build").substring(16, 32));
        assertThat(to(job)).isEqualTo("2026-01-01T10:04:00Z");
        assertThat(job.attributes()).containsEntry("cicd.worker.name", "runner-1");
        assertThat(test.parent()).isEqualTo(job.id());
        assertThat(from(test)).isEqualTo("2026-01-01T10:02:00Z");
        assertThat(failed(test)).isTrue();
        assertThat(failed(named(trace, "Set up"))).isFalse();
    }

    @Test
    void linksAnAttemptToTheOneBefore() {
        deliver("workflow_run", Payloads.run(run, 1, "completed", "completed", "failure", "05:00"));
        Seen first = named(trace(1, 1), "CI");
        deliver("workflow_run", Payloads.run(run, 2, "completed", "completed", "success", "15:00"));

        Seen second = named(trace(2, 1), "CI");
        assertThat(failed(second)).isFalse();
        assertThat(second.span().getLinksList()).singleElement().satisfies(link -> {
            assertThat(link.getTraceId()).isEqualTo(first.span().getTraceId());
            assertThat(link.getSpanId()).isEqualTo(first.span().getSpanId());
        });
    }

    @Test
    void leavesOutJobsThatDidNotRunAgain() {
        long again = Payloads.freshId();
        deliver("workflow_job", Payloads.job(run, 1, build, "build", "completed", "success", "02:00"));
        deliver("workflow_run", Payloads.run(run, 1, "completed", "completed", "failure", "05:00"));
        trace(1, 2);
        deliver("workflow_job", Payloads.job(run, 2, again, "test", "completed", "success", "12:00"));
        deliver("workflow_run", Payloads.run(run, 2, "completed", "completed", "success", "15:00"));

        assertThat(trace(2, 2)).extracting(Seen::name).containsExactlyInAnyOrder("CI", "test");
    }

    @Test
    void tellsJobsOfOneNameApart() {
        deliver("workflow_job", Payloads.job(run, 1, build, "build", "completed", "success", "02:00"));
        deliver("workflow_job", Payloads.job(run, 1, Payloads.freshId(), "build", "completed", "success", "03:00"));
        deliver("workflow_run", Payloads.run(run, 1, "completed", "completed", "success", "05:00"));

        assertThat(trace(1, 3)).extracting(Seen::id).doesNotHaveDuplicates();
    }

    @Test
    void tellsARepeatedEndOnce() {
        byte[] end = Payloads.run(run, 1, "completed", "completed", "success", "05:00");
        deliver("workflow_run", end);
        deliver("workflow_run", end);
        deliver("workflow_run", Payloads.run(run, 1, "in_progress", "in_progress", null, "02:00"));
        trace(1, 1);
        deliver("workflow_run", Payloads.run(run, 2, "completed", "completed", "success", "15:00"));
        trace(2, 1);

        assertThat(collector.trace(id(1))).hasSize(1);
    }

    private void deliver(String event, byte[] body) {
        assertThat(service.deliver(event, body)).isEqualTo(202);
    }

    private static byte[] withSteps(byte[] job) {
        return new String(job, StandardCharsets.UTF_8)
                .replace("\"steps\":[]", STEPS)
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<Seen> trace(int attempt, int spans) {
        String id = id(attempt);
        await().untilAsserted(() -> assertThat(collector.trace(id)).hasSizeGreaterThanOrEqualTo(spans));
        return collector.trace(id);
    }

    /** As the collector's own receiver for GitHub computes it. */
    private String id(int attempt) {
        return sha256(run + Integer.toString(attempt) + "t").substring(0, 32);
    }

    private static Seen named(List<Seen> trace, String name) {
        return trace.stream()
                .filter(seen -> seen.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean failed(Seen seen) {
        return seen.span().getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
    }

    private static String from(Seen seen) {
        return at(seen.span().getStartTimeUnixNano());
    }

    private static String to(Seen seen) {
        return at(seen.span().getEndTimeUnixNano());
    }

    private static String at(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

package io.actionsgateway.stream.trace;

import io.actionsgateway.platform.trace.ConditionalOnTracing;
import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunKey;
import io.actionsgateway.run.RunView;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Tells an attempt as a trace: the attempt, in it its jobs from their creation to their end, in these their steps. The
 * words are those of OpenTelemetry's conventions for CI, and GitHub's where there are none. For one thread.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/cicd/cicd-spans/">CICD spans</a>
 */
@Component
@ConditionalOnTracing
@ConditionalOnProperty("actions.tracing.runs")
final class RunTrace {

    private static final Set<String> FAILURES = Set.of("failure", "timed_out", "startup_failure");

    private static final Map<String, String> RESULTS = Map.of(
            "success", "success",
            "failure", "failure",
            "startup_failure", "error",
            "timed_out", "timeout",
            "cancelled", "cancellation",
            "skipped", "skip");

    private static final int MOST_SPANS = 10_000;
    private static final int LONGEST_NAME = 200;

    private final TraceWriter writer;

    RunTrace(TraceWriter writer) {
        this.writer = writer;
    }

    /**
     * Writes the trace.
     *
     * @param run an attempt that has ended
     * @param jobs those that ran in it
     */
    void write(RunView run, List<JobView> jobs) {
        RunDetails said = run.details();
        Instant start = first(said.runStartedAt(), said.createdAt(), said.updatedAt(), Instant.EPOCH);
        Instant end = first(said.updatedAt(), start);
        Span root = root(run.key(), said).setStartTimestamp(start).startSpan();
        Context inside = Context.root().with(root);
        Set<String> names = new HashSet<>();
        int spans = 1;
        for (JobView job : jobs) {
            spans += 1 + job.details().steps().size();
            if (spans <= MOST_SPANS) {
                job(run.key(), job, names, inside, end);
            }
        }
        ended(root, said.conclusion(), start, end);
        writer.flush();
    }

    private SpanBuilder root(RunKey key, RunDetails said) {
        SpanBuilder root = writer.span(name(said.workflowName(), said.path()), RunIds.trace(key), RunIds.root(key))
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("cicd.pipeline.run.id", Long.toString(key.runId()))
                .setAttribute("github.run_attempt", key.runAttempt())
                .setAttribute("vcs.repository.name", said.repository());
        put(root, "cicd.pipeline.name", said.workflowName());
        put(root, "cicd.pipeline.run.url.full", said.htmlUrl());
        put(root, "cicd.pipeline.result", result(said.conclusion()));
        put(root, "vcs.ref.head.name", said.headBranch());
        put(root, "vcs.ref.head.revision", said.headSha());
        put(root, "github.event", said.event());
        put(root, "github.conclusion", said.conclusion());
        if (key.runAttempt() > 1) {
            root.addLink(RunIds.rootOf(new RunKey(key.runId(), key.runAttempt() - 1)));
        }
        return root;
    }

    /** Jobs of different reusable workflows may have one name; then their ids tell them apart. */
    private void job(RunKey run, JobView job, Set<String> names, Context inside, Instant runEnd) {
        JobDetails said = job.details();
        String plain = String.valueOf(said.name());
        String name = names.add(plain) ? plain : plain + job.key().jobId();
        Instant start = first(said.createdAt(), said.startedAt(), runEnd);
        Instant end = first(said.completedAt(), runEnd);
        SpanBuilder builder = writer.span(name(said.name(), null), RunIds.trace(run), RunIds.job(run, name))
                .setParent(inside)
                .setStartTimestamp(start)
                .setAttribute(
                        "cicd.pipeline.task.run.id", Long.toString(job.key().jobId()));
        put(builder, "cicd.pipeline.task.name", said.name());
        put(builder, "cicd.pipeline.task.run.url.full", said.htmlUrl());
        put(builder, "cicd.pipeline.task.run.result", result(said.conclusion()));
        put(builder, "cicd.worker.name", said.runnerName());
        put(builder, "github.environment", said.environment());
        put(builder, "github.conclusion", said.conclusion());
        Span span = builder.startSpan();
        if (said.startedAt() != null) {
            span.addEvent("started", said.startedAt());
        }
        said.steps().forEach(step -> step(run, name, step, inside.with(span)));
        ended(span, said.conclusion(), start, end);
    }

    /** One that was skipped has no times, and makes no span. */
    private void step(RunKey run, String job, JobDetails.Step step, Context inside) {
        Instant start = step.startedAt();
        Instant end = step.completedAt();
        if (start == null || end == null) {
            return;
        }
        String id = RunIds.step(run, job, String.valueOf(step.name()), step.number());
        SpanBuilder builder = writer.span(name(step.name(), null), RunIds.trace(run), id)
                .setParent(inside)
                .setStartTimestamp(start)
                .setAttribute("github.step.number", step.number());
        put(builder, "github.conclusion", step.conclusion());
        ended(builder.startSpan(), step.conclusion(), start, end);
    }

    /** Two clocks of GitHub's may disagree. */
    private static void ended(Span span, @Nullable String conclusion, Instant start, Instant end) {
        if (conclusion != null && FAILURES.contains(conclusion)) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(end.isBefore(start) ? start : end);
    }

    private static void put(SpanBuilder span, String key, @Nullable String value) {
        if (value != null) {
            span.setAttribute(AttributeKey.stringKey(key), value);
        }
    }

    private static @Nullable String result(@Nullable String conclusion) {
        return conclusion == null ? null : RESULTS.get(conclusion);
    }

    private static String name(@Nullable String name, @Nullable String otherwise) {
        String text = name != null ? name : otherwise != null ? otherwise : "unnamed";
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private static Instant first(@Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                return time;
            }
        }
        return Instant.EPOCH;
    }
}

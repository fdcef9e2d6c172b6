package io.actionsgateway.run;

import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import io.actionsgateway.webhook.event.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What GitHub tells of one run, as bodies of deliveries, in the order in which it happened. Told for a run id of choice:
 * the jobs' ids follow from it, so that two tellings differ in nothing else.
 *
 * @param name what happens in it
 * @param events the bodies, each for a run id
 */
public record Story(String name, List<Event> events) {

    /** The id of a job in the telling for a run. */
    public static long jobId(long runId, int number) {
        return runId * 10 + number;
    }

    /**
     * One event.
     *
     * @param type the webhook event
     * @param body its body, for a run id
     */
    public record Event(String type, LongFunction<byte[]> body) {}

    @Override
    public String toString() {
        return name;
    }

    /** The observations that the service makes of the story told for a run. */
    public List<RunObservation> observations(PayloadInterpreter interpreter, long runId) {
        List<RunObservation> observations = new ArrayList<>();
        for (Event event : events) {
            byte[] body = event.body().apply(runId);
            String fingerprint = "%03d".formatted(observations.size());
            Understanding said =
                    interpreter.interpret(observations.size() + 1L, event.type(), body, false, fingerprint);
            observations.addAll(((Understanding.Understood) said).observations());
        }
        return observations;
    }

    /** The observations that the service makes of one body. */
    public static List<RunObservation> observations(
            PayloadInterpreter interpreter, String event, byte[] body, String fingerprint) {
        return ((Understanding.Understood) interpreter.interpret(1, event, body, false, fingerprint)).observations();
    }

    /** A run with one job; seven events with a duplicate of the last. */
    public static Story plain() {
        return of(
                "plain run",
                run(1, "requested", "queued", null, "00:00"),
                job(1, "queued", null, "00:00", null),
                run(1, "in_progress", "in_progress", null, "00:05"),
                job(1, "in_progress", null, "00:05", null),
                job(1, "completed", "success", "01:00", null),
                run(1, "completed", "completed", "success", "01:00"),
                run(1, "completed", "completed", "success", "01:00"));
    }

    /** {@code completed} and {@code in_progress} of a skipped run carry the same second. */
    public static Story tied() {
        return of(
                "equal timestamps",
                run(1, "requested", "queued", null, "00:00"),
                run(1, "in_progress", "in_progress", null, "00:00"),
                run(1, "completed", "completed", "skipped", "00:00"),
                job(1, "queued", null, "00:00", null),
                job(1, "in_progress", null, "00:00", null),
                job(1, "completed", "skipped", "00:00", null));
    }

    /** A job that waits for its environment, is queued again and runs. */
    public static Story gated() {
        return of(
                "environment gate",
                job(1, "queued", null, "00:00", "00:01"),
                job(1, "waiting", null, "00:00", "00:02"),
                job(1, "queued", null, "00:00", "03:00"),
                job(1, "in_progress", null, "03:05", "03:05"),
                job(1, "completed", "success", "04:00", "04:00"),
                run(1, "completed", "completed", "success", "04:00"));
    }

    /** A run that a maintainer must approve first: it is completed when it is requested, and starts later. */
    public static Story approved() {
        return of(
                "action required, then approved",
                run(1, "requested", "completed", "action_required", "00:00"),
                run(1, "in_progress", "in_progress", null, "02:00"),
                run(1, "completed", "completed", "success", "03:00"),
                run(1, "completed", "completed", "success", "03:00"));
    }

    /** The failed job is run again; nothing is {@code requested} for the second attempt, and the other is carried over. */
    public static Story rerun() {
        return of(
                "re-run of the failed job",
                run(1, "requested", "queued", null, "00:00"),
                job(1, "completed", "success", "00:20", null),
                job2(1, "completed", "failure", "00:40"),
                run(1, "completed", "completed", "failure", "00:40"),
                job(2, "completed", "success", "00:20", null),
                run(2, "in_progress", "in_progress", null, "10:00"),
                job2(2, "in_progress", null, "10:10"),
                job2(2, "completed", "success", "10:40"),
                run(2, "completed", "completed", "success", "10:40"));
    }

    /** Words that GitHub has not documented. */
    public static Story unknownWords() {
        return of(
                "unknown words",
                run(1, "requested", "queued", null, "00:00"),
                run(1, "in_progress", "hibernating", null, "00:30"),
                job(1, "queued", null, "00:00", null),
                job(1, "levitating", null, "00:10", null),
                job(1, "completed", "transcended", "00:50", null),
                run(1, "completed", "completed", "transcended", "01:00"));
    }

    /** Every story. */
    public static List<Story> all() {
        return List.of(plain(), tied(), gated(), approved(), rerun(), unknownWords());
    }

    private static Story of(String name, Event... events) {
        return new Story(name, List.of(events));
    }

    private static Event run(int attempt, String action, String status, String conclusion, String at) {
        return new Event("workflow_run", id -> Payloads.run(id, attempt, action, status, conclusion, at));
    }

    private static Event job(int attempt, String status, String conclusion, String at, String gateAt) {
        return new Event(
                "workflow_job",
                id -> Payloads.gated(Payloads.job(id, attempt, jobId(id, 0), "build", status, conclusion, at), gateAt));
    }

    private static Event job2(int attempt, String status, String conclusion, String at) {
        return new Event(
                "workflow_job", id -> Payloads.job(id, attempt, jobId(id, attempt), "test", status, conclusion, at));
    }
}

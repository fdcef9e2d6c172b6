package io.actionsgateway.measure;

import io.actionsgateway.measure.Template.Hole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The true stories of many runs, 200 under way at any time: each is requested, its two jobs are queued, started and
 * completed, and it completes; nine deliveries. Delivery {@code n} is computed from {@code n} and the seed, so what was
 * said can be told again without having been kept.
 */
final class Stories {

    private static final int AT_ONCE = 200;
    private static final int REPOSITORIES = 20;

    /** One step of a story: which body, of which job (0 is the run itself), in which status, at which time. */
    private record Step(Template template, int job, String status, Hole time) {}

    private final long seed;
    private final Instant began = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.DAYS);
    private final List<Step> steps;

    Stories(long seed) {
        this.seed = seed;
        var make = new Templates();
        Template queued = make.job("workflow_job/queued.1", "queued");
        Template started = make.job("workflow_job/in_progress.1", "in_progress");
        Template completed = make.job("workflow_job/completed.1", "completed");
        String run = "workflow_run/requested.1";
        steps = List.of(
                runStep(make.run(run, "requested", "queued", Hole.CREATED), "queued", Hole.CREATED),
                new Step(queued, 1, "queued", Hole.CREATED),
                new Step(queued, 2, "queued", Hole.CREATED),
                runStep(make.run(run, "in_progress", "in_progress", Hole.STARTED), "in_progress", Hole.STARTED),
                new Step(started, 1, "in_progress", Hole.STARTED),
                new Step(started, 2, "in_progress", Hole.STARTED),
                new Step(completed, 1, "completed", Hole.COMPLETED),
                new Step(completed, 2, "completed", Hole.COMPLETED),
                runStep(make.run(run, "completed", "completed", Hole.COMPLETED), "completed", Hole.COMPLETED));
    }

    Delivery at(long number) {
        Step step = step(number);
        byte[] body = step.template.fill(hole -> value(number, step, hole));
        return new Delivery(number, guid(number), step.job == 0 ? "workflow_run" : "workflow_job", body);
    }

    /** What that delivery says. */
    Fact fact(long number) {
        Step step = step(number);
        String conclusion = step.status.equals("completed") ? "success" : "";
        long job = step.job == 0 ? 0 : job(number, step);
        return new Fact(run(number), 1, job, step.status, conclusion, time(number, step.time));
    }

    /** Owner and name of the repository that it is about. */
    String repository(long number) {
        return "octo-org/" + name(number);
    }

    /** Random as a GUID should be, yet always the same for the same delivery. */
    UUID guid(long number) {
        long high = mix(seed + 2 * number);
        long low = mix(seed + 2 * number + 1);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(3L << 62)) | (2L << 62));
    }

    private static Step runStep(Template template, String status, Hole time) {
        return new Step(template, 0, status, time);
    }

    private Step step(long number) {
        return steps.get((int) (number / AT_ONCE % steps.size()));
    }

    private String value(long number, Step step, Hole hole) {
        return switch (hole) {
            case RUN -> Long.toString(run(number));
            case JOB -> Long.toString(job(number, step));
            case REPOSITORY -> name(number);
            case REPOSITORY_ID -> name(number).replace("service-", "9000000");
            case CREATED, STARTED, COMPLETED -> time(number, hole).toString();
        };
    }

    private long run(long number) {
        return 20_000_000_000L + number / AT_ONCE / steps.size() * AT_ONCE + number % AT_ONCE;
    }

    private long job(long number, Step step) {
        return 2 * run(number) + step.job;
    }

    private String name(long number) {
        return "service-" + (10 + run(number) % REPOSITORIES);
    }

    private Instant time(long number, Hole hole) {
        Instant created = began.plusSeconds(run(number) % 3600);
        return created.plusSeconds(
                switch (hole) {
                    case STARTED -> 4;
                    case COMPLETED -> 65;
                    default -> 0;
                });
    }

    /** SplitMix64. */
    private static long mix(long value) {
        long mixed = value * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

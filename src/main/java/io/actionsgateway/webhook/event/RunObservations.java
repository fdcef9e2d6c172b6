package io.actionsgateway.webhook.event;

import static io.actionsgateway.webhook.event.Fields.attempt;
import static io.actionsgateway.webhook.event.Fields.id;
import static io.actionsgateway.webhook.event.Fields.number;
import static io.actionsgateway.webhook.event.Fields.text;
import static io.actionsgateway.webhook.event.Fields.time;

import io.actionsgateway.run.Evidence;
import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobKey;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunKey;
import io.actionsgateway.run.RunObservation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns payloads into observations. The {@code status} in the body is believed; the {@code action} is kept beside it as
 * evidence, because the two may disagree.
 */
final class RunObservations {

    private RunObservations() {}

    static RunObservation ofRun(JsonNode payload, Evidence evidence) {
        JsonNode run = payload.path("workflow_run");
        RunDetails details = new RunDetails(
                number(payload.path("repository"), "id"),
                repository(payload, run),
                number(payload.path("installation"), "id"),
                number(run, "workflow_id"),
                text(run, "name"),
                path(run),
                number(run, "run_number"),
                text(run, "display_title"),
                text(run, "event"),
                text(run, "head_branch"),
                text(run, "head_sha"),
                number(run, "check_suite_id"),
                text(run, "actor", "login"),
                text(run, "triggering_actor", "login"),
                text(run, "html_url"),
                text(run, "status"),
                text(run, "conclusion"),
                time(run, "created_at"),
                time(run, "run_started_at"),
                time(run, "updated_at"));
        return new RunObservation.OfRun(new RunKey(id(run, "id"), attempt(run)), details, evidence);
    }

    static RunObservation ofJob(JsonNode payload, Evidence evidence) {
        JsonNode job = payload.path("workflow_job");
        String status = text(job, "status");
        if (status == null) {
            throw new UnusablePayloadException("the job has no status");
        }
        JobDetails details = new JobDetails(
                text(job, "name"),
                text(job, "workflow_name"),
                text(job, "head_branch"),
                text(job, "head_sha"),
                text(job, "html_url"),
                status,
                text(job, "conclusion"),
                time(job, "created_at"),
                time(job, "started_at"),
                time(job, "completed_at"),
                text(payload, "deployment", "environment"),
                labels(job),
                number(job, "runner_id"),
                text(job, "runner_name"),
                number(job, "runner_group_id"),
                text(job, "runner_group_name"),
                steps(job));
        return new RunObservation.OfJob(
                new JobKey(id(job, "id"), attempt(job)),
                id(job, "run_id"),
                runAsToldBy(payload, job),
                details,
                time(payload.path("deployment"), "updated_at"),
                evidence);
    }

    private static RunDetails runAsToldBy(JsonNode payload, JsonNode job) {
        return new RunDetails(
                number(payload.path("repository"), "id"),
                repository(payload, job),
                number(payload.path("installation"), "id"),
                null,
                text(job, "workflow_name"),
                null,
                null,
                null,
                null,
                text(job, "head_branch"),
                text(job, "head_sha"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String repository(JsonNode payload, JsonNode subject) {
        String outer = text(payload, "repository", "full_name");
        String name = outer != null ? outer : text(subject, "repository", "full_name");
        if (name == null) {
            throw new UnusablePayloadException("the body names no repository");
        }
        return name;
    }

    /** GitHub may append the ref: {@code .github/workflows/ci.yml@refs/heads/main}. */
    private static @Nullable String path(JsonNode run) {
        String path = text(run, "path");
        int ref = path == null ? -1 : path.indexOf('@');
        return path == null || ref < 0 ? path : path.substring(0, ref);
    }

    private static List<String> labels(JsonNode job) {
        List<String> labels = new ArrayList<>();
        for (JsonNode label : job.path("labels")) {
            if (label.isString()) {
                labels.add(label.stringValue());
            }
        }
        return labels;
    }

    private static List<JobDetails.Step> steps(JsonNode job) {
        List<JobDetails.Step> steps = new ArrayList<>();
        for (JsonNode step : job.path("steps")) {
            Long number = number(step, "number");
            steps.add(new JobDetails.Step(
                    number == null ? steps.size() + 1 : number.intValue(),
                    text(step, "name"),
                    text(step, "status"),
                    text(step, "conclusion"),
                    time(step, "started_at"),
                    time(step, "completed_at")));
        }
        return steps;
    }
}

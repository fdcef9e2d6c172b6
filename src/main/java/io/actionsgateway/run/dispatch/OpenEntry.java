package io.actionsgateway.run.dispatch;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry whose run is not known.
 *
 * @param attempt its try
 * @param subject who asked
 * @param workflow file or number, as it was asked for
 * @param ref branch or tag
 * @param inputsDigest of the inputs, where it is known
 * @param correlated whether the run's title is to hold the entry's id
 * @param asking whether the answer may still come
 * @param accepted whether GitHub took it
 * @param over whether the time in which a run may appear has passed, and GitHub was asked afterwards
 * @param from when its run began at the earliest, by GitHub's clock
 * @param until when at the latest
 */
record OpenEntry(
        DispatchTry attempt,
        String subject,
        String workflow,
        @Nullable String ref,
        @Nullable String inputsDigest,
        boolean correlated,
        boolean asking,
        boolean accepted,
        boolean over,
        Instant from,
        Instant until) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PREFIX = Pattern.compile("^refs/(heads|tags)/");

    UUID id() {
        return attempt.id();
    }

    /** Whether the run may have come of it. What is not known of the run may be so. */
    boolean mayBe(StartedRun run) {
        boolean inTime = !run.createdAt().isBefore(from) && !run.createdAt().isAfter(until);
        return inTime && isOf(run) && isOn(run.branch());
    }

    private boolean isOf(StartedRun run) {
        if (NUMBER.matcher(workflow).matches()) {
            Long workflowId = run.workflowId();
            return workflowId == null || workflowId == Long.parseLong(workflow);
        }
        String path = run.path();
        return path == null || file(path).equalsIgnoreCase(file(workflow));
    }

    private boolean isOn(@Nullable String branch) {
        return branch == null
                || ref == null
                || branch.equals(PREFIX.matcher(ref).replaceFirst(""));
    }

    private static String file(String path) {
        int at = path.indexOf('@');
        String plain = at < 0 ? path : path.substring(0, at);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** Whether it asks for the same as another one of the same subject: then nobody can tell their runs apart. */
    boolean isLike(OpenEntry other) {
        return inputsDigest != null
                && inputsDigest.equals(other.inputsDigest)
                && subject.equals(other.subject)
                && workflow.equalsIgnoreCase(other.workflow)
                && String.valueOf(ref).equals(String.valueOf(other.ref));
    }
}

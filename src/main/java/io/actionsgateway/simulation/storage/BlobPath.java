package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where storage keeps what. Its text is what follows the host in a link. */
public sealed interface BlobPath {

    /** The number of the repository that it belongs to. */
    long repository();

    /** Below the root, with a slash at its beginning. */
    String text();

    /** A zip that a job uploaded. */
    record OfArtifact(long repository, long id) implements BlobPath {
        private static final Pattern FORM = Pattern.compile(ROOT + NUMBER + "/artifacts/" + NUMBER + "\\.zip");

        @Override
        public String text() {
            return ROOT + repository + "/artifacts/" + id + ".zip";
        }
    }

    /** The text of a job's log. */
    record OfJob(long repository, long id) implements BlobPath {
        private static final Pattern FORM = Pattern.compile(ROOT + NUMBER + "/jobs/" + NUMBER + "/job-logs\\.txt");

        @Override
        public String text() {
            return ROOT + repository + "/jobs/" + id + "/job-logs.txt";
        }
    }

    /** A zip with all logs of an attempt. */
    record OfAttempt(long repository, long run, int number) implements BlobPath {
        private static final Pattern FORM =
                Pattern.compile(ROOT + NUMBER + "/runs/" + NUMBER + "/attempts/(\\d{1,9})/logs\\.zip");

        @Override
        public String text() {
            return ROOT + repository + "/runs/" + run + "/attempts/" + number + "/logs.zip";
        }
    }

    String ROOT = "/actions-results/";
    String NUMBER = "(\\d{1,18})";

    static BlobPath of(Artifact artifact) {
        return new OfArtifact(artifact.job().repository().id(), artifact.id());
    }

    static BlobPath of(WorkflowJob job) {
        return new OfJob(job.repository().id(), job.id());
    }

    static BlobPath of(RunAttempt attempt) {
        return new OfAttempt(attempt.run().repository().id(), attempt.run().id(), attempt.number());
    }

    /** Reads a path; empty for one that storage never gives out. */
    static Optional<BlobPath> parse(String text) {
        Matcher artifact = OfArtifact.FORM.matcher(text);
        Matcher job = OfJob.FORM.matcher(text);
        Matcher attempt = OfAttempt.FORM.matcher(text);
        if (artifact.matches()) {
            return Optional.of(new OfArtifact(number(artifact, 1), number(artifact, 2)));
        }
        if (job.matches()) {
            return Optional.of(new OfJob(number(job, 1), number(job, 2)));
        }
        return attempt.matches()
                ? Optional.of(new OfAttempt(number(attempt, 1), number(attempt, 2), Integer.parseInt(attempt.group(3))))
                : Optional.empty();
    }

    private static long number(Matcher path, int group) {
        return Long.parseLong(path.group(group));
    }
}

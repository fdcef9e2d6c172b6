package io.actionsgateway.github.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a question to GitHub has no answer, or only a refusal. Messages are for the caller: they name what to do, and hold
 * no token, no signed URL and no body. Each variant carries what a caller may decide on.
 */
public abstract sealed class GitHubException extends RuntimeException {

    private GitHubException(String message, @Nullable Throwable cause) {
        super(message, cause, false, cause != null);
    }

    /** What a refusal can be about. */
    public enum Resource {
        /** A workflow, by id or file name. */
        WORKFLOW("workflow"),
        /** A run, or one attempt of it. */
        RUN("run"),
        /** A job. */
        JOB("job"),
        /** Logs: not yet there, expired or deleted; the run or job may well exist. */
        LOG("log"),
        /** An artifact. */
        ARTIFACT("artifact"),
        /** An environment. */
        ENVIRONMENT("environment"),
        /** A secret. */
        SECRET("secret"),
        /** A variable. */
        VARIABLE("variable"),
        /** An entry of the Actions cache. */
        CACHE("cache"),
        /** A group of which one run or job is in progress at a time. */
        CONCURRENCY_GROUP("concurrency-group"),
        /** A webhook delivery. */
        DELIVERY("delivery"),
        /** A repository, or one that the credential may not see. */
        REPOSITORY("repository"),
        /** An organization. */
        ORGANIZATION("organization"),
        /** An installation of the App. */
        INSTALLATION("installation");

        private final String word;

        Resource(String word) {
            this.word = word;
        }

        /** The word for people; in lower case. */
        public String word() {
            return word;
        }
    }

    /** There is no such thing, or the credential may not see it: GitHub does not tell these apart. */
    public static final class NotFound extends GitHubException {
        private final Resource resource;

        public NotFound(Resource resource, String name) {
            super("GitHub knows no " + resource.word + " " + name + ", or our credential may not see it.", null);
            this.resource = resource;
        }

        /** What is missing. */
        public Resource resource() {
            return resource;
        }
    }

    /** The artifact's content is gone; its entry is still there. */
    public static final class ArtifactExpired extends GitHubException {
        private final @Nullable Instant expiredAt;

        public ArtifactExpired(String name, @Nullable Instant expiredAt) {
            super("The artifact " + name + " has expired" + (expiredAt == null ? "." : " at " + expiredAt + "."), null);
            this.expiredAt = expiredAt;
        }

        /** Since when; {@code null} when GitHub does not say. */
        public @Nullable Instant expiredAt() {
            return expiredAt;
        }
    }

    /** The credential is known but may not do that. */
    public static final class AccessDenied extends GitHubException {
        private final @Nullable String acceptedPermissions;

        public AccessDenied(String message, @Nullable String acceptedPermissions) {
            super(
                    "GitHub denies access: " + message
                            + (acceptedPermissions == null ? "" : " (it accepts: " + acceptedPermissions + ")"),
                    null);
            this.acceptedPermissions = acceptedPermissions;
        }

        /** What would be enough; as GitHub puts it (comma is and, semicolon is or), or {@code null}. */
        public @Nullable String acceptedPermissions() {
            return acceptedPermissions;
        }
    }

    /** GitHub does not take our credential, or none is configured for what was asked. */
    public static final class Unauthorized extends GitHubException {
        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /** The workflow is disabled: it can be neither dispatched nor re-run. */
    public static final class WorkflowDisabled extends GitHubException {
        public WorkflowDisabled(String name) {
            super("The workflow " + name + " is disabled; enable it first.", null);
        }
    }

    /** That can be done only when the run has come to its end. */
    public static final class RunInProgress extends GitHubException {
        public RunInProgress(String name) {
            super("The run " + name + " is still in progress; wait for its end or cancel it.", null);
        }
    }

    /** The run was cancelled already. */
    public static final class RunCancelled extends GitHubException {
        public RunCancelled(String name) {
            super("The run " + name + " has been cancelled.", null);
        }
    }

    /** The run has come to its end: there is nothing left to cancel. */
    public static final class RunCompleted extends GitHubException {
        public RunCompleted(String name) {
            super("The run " + name + " is completed.", null);
        }
    }

    /** GitHub does not take what was sent. */
    public static final class InvalidInputs extends GitHubException {
        private final List<Field> fields;

        public InvalidInputs(String message, List<Field> fields) {
            super(message, null);
            this.fields = List.copyOf(fields);
        }

        /** The fields; possibly none. */
        public List<Field> fields() {
            return fields;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param field which, or {@code ""}
     * @param code GitHub's, such as {@code missing_field} or {@code already_exists}
     * @param message for people
     */
    public record Field(String field, String code, String message) {}

    /** There is no such branch or tag. */
    public static final class InvalidRef extends GitHubException {
        public InvalidRef(String message) {
            super(message, null);
        }
    }

    /** What is there already, or is in another state than needed, stands against it. */
    public static final class Conflict extends GitHubException {
        public Conflict(String message) {
            super(message, null);
        }
    }

    /**
     * The dispatch was taken, but which run came of it, or how that run is, could not be found out. Dispatching again would
     * start another run.
     */
    public static final class RunUnknown extends GitHubException {
        private final @Nullable Long runId;

        public RunUnknown(String message, @Nullable Long runId, @Nullable Throwable cause) {
            super(message, cause);
            this.runId = runId;
        }

        /** The run; {@code null} when GitHub did not name it. */
        public @Nullable Long runId() {
            return runId;
        }
    }

    /** Nothing is sent now: the budget is spent, kept for others, or paced. Told at once. */
    public static final class RateLimited extends GitHubException {
        private final Reason reason;
        private final Duration retryAfter;

        public RateLimited(Reason reason, Duration retryAfter) {
            super(reason.text + " Try again in " + seconds(retryAfter) + " s.", null);
            this.reason = reason;
            this.retryAfter = retryAfter;
        }

        /** Why nothing is sent. */
        public enum Reason {
            /** GitHub's primary limit is reached. */
            BUDGET_SPENT("GitHub's hourly budget is spent."),
            /** What is left is kept for the other classes. */
            KEPT_FOR_OTHERS("What is left of GitHub's hourly budget is kept for more urgent or guaranteed calls."),
            /** The next place comes too late for this caller. */
            PACED("GitHub is asked more slowly, so that the hourly budget lasts."),
            /** The points of this minute, or the second between two writes, or all places of parallel requests. */
            BUSY("GitHub's limits on parallel requests and points per minute are reached."),
            /** Too many wait already. */
            QUEUE_FULL("Too many calls to GitHub are waiting already.");

            private final String text;

            Reason(String text) {
                this.text = text;
            }
        }

        /** Why nothing is sent. */
        public Reason reason() {
            return reason;
        }

        /** When to try again; positive. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** GitHub has asked us to stop for a while: its secondary limit. */
    public static final class SecondaryLimited extends GitHubException {
        private final Duration retryAfter;

        public SecondaryLimited(Duration retryAfter) {
            super("GitHub's secondary rate limit is reached. Try again in " + seconds(retryAfter) + " s.", null);
            this.retryAfter = retryAfter;
        }

        /** When to try again; positive. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** GitHub answers with a server error, also when asked again. */
    public static final class ServiceUnavailable extends GitHubException {
        private final int status;

        public ServiceUnavailable(int status, String requestId) {
            super("GitHub answered " + status + " (request " + requestId + ").", null);
            this.status = status;
        }

        /** GitHub's; 500 to 599. */
        public int status() {
            return status;
        }
    }

    /** No answer in time. Whether GitHub acted is not known. */
    public static final class Timeout extends GitHubException {
        public Timeout(String what, Duration limit) {
            super(what + " did not come within " + limit.toMillis() + " ms.", null);
        }
    }

    /** GitHub's host is not asked now, because it has stopped answering. */
    public static final class CircuitOpen extends GitHubException {
        private final Duration retryAfter;

        public CircuitOpen(String host, Duration retryAfter) {
            super(host + " has stopped answering. It is tried again in " + seconds(retryAfter) + " s.", null);
            this.retryAfter = retryAfter;
        }

        /** When it is tried again; positive. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** This GitHub does not have that operation. */
    public static final class UnsupportedByHost extends GitHubException {
        public UnsupportedByHost(String what, String host) {
            super(host + " does not support " + what + ".", null);
        }
    }

    /** GitHub's answer is not what its description says. */
    public static final class ParseError extends GitHubException {
        public ParseError(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    /** The list was given, but not all of it: GitHub gives at most 1,000 results of a filtered list. */
    public static final class Truncated extends GitHubException {
        public Truncated(long total) {
            super(
                    "GitHub gives the first 1,000 of " + total + " results; narrow the filter, such as by created.",
                    null);
        }
    }

    /** The connection failed, or leads where ours must not go. */
    public static final class TransportError extends GitHubException {
        private final boolean sent;

        public TransportError(String message, boolean sent, @Nullable Throwable cause) {
            super(message, cause);
            this.sent = sent;
        }

        /** Whether GitHub may have acted; false when the request surely did not reach it. */
        public boolean sent() {
            return sent;
        }
    }

    /** A fault of ours. */
    public static final class Internal extends GitHubException {
        public Internal(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static long seconds(Duration length) {
        return Math.max(1, length.plusMillis(999).toSeconds());
    }
}

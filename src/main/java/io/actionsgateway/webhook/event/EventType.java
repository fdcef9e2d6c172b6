package io.actionsgateway.webhook.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The webhook events that concern Actions, each with the shape that only its bodies have. GitHub does not sign the header
 * that names the event, so the body has to show it. The order matters: the first shape that fits is the event.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public enum EventType {
    /** A custom protection rule is asked for its decision. No field of it is required. */
    DEPLOYMENT_PROTECTION_RULE(body -> body.has("deployment_callback_url")),
    /** Somebody is to approve, approved or rejected a deployment. */
    DEPLOYMENT_REVIEW(body -> body.hasObject("workflow_run")
            && body.hasAny("since", "approver", "requestor", "reviewers", "workflow_job_run", "workflow_job_runs")),
    /** A deployment has a new status. */
    DEPLOYMENT_STATUS(body -> body.hasObject("deployment_status")),
    /** A job changed. */
    WORKFLOW_JOB(body -> body.hasObject("workflow_job")),
    /** A deployment was created. */
    DEPLOYMENT(body -> body.hasObject("deployment")),
    /** A run changed. */
    WORKFLOW_RUN(body -> body.hasObject("workflow_run")),
    /** A check run changed. */
    CHECK_RUN(body -> body.hasObject("check_run")),
    /** A check suite changed. */
    CHECK_SUITE(body -> body.hasObject("check_suite")),
    /** A workflow was dispatched. */
    WORKFLOW_DISPATCH(body -> body.has("inputs") && body.has("workflow") && body.has("ref")),
    /** A custom event was dispatched. */
    REPOSITORY_DISPATCH(body -> body.has("client_payload") && body.has("branch")),
    /** A hook was made. */
    PING(body -> body.has("zen") && body.has("hook_id")),
    /** Commits were pushed. */
    PUSH(body -> body.has("pusher") && body.has("before") && body.has("after")),
    /** A commit has a new status. */
    STATUS(body -> body.has("state") && body.has("context") && body.has("sha")),
    /** An App's installation got or lost repositories. */
    INSTALLATION_REPOSITORIES(body -> body.hasAny("repositories_added", "repositories_removed")),
    /** An App was installed, changed or removed. */
    INSTALLATION(body -> body.hasObject("installation")
            && body.hasOnly(
                    "action", "installation", "repositories", "requester", "sender", "enterprise", "organization"));

    @SuppressWarnings("ImmutableEnumChecker") // the shapes capture nothing
    private final Predicate<PayloadShape> shape;

    EventType(Predicate<PayloadShape> shape) {
        this.shape = shape;
    }

    /** The event whose shape a body has, if it is one of these. */
    static Optional<EventType> shownBy(PayloadShape body) {
        return Arrays.stream(values()).filter(event -> event.shape.test(body)).findFirst();
    }

    /** The event that a header names, if it is one of these. */
    static Optional<EventType> named(String header) {
        return Arrays.stream(values())
                .filter(event -> event.text().equals(header))
                .findFirst();
    }

    /**
     * The label for a header in metrics, of which there must not be any number.
     *
     * @param header what names the event
     * @return the event's name if it is one of these, else {@code other}
     */
    public static String label(String header) {
        return named(header).map(EventType::text).orElse("other");
    }

    /**
     * GitHub's name of the event.
     *
     * @return such as {@code workflow_job}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.actionsgateway.github;

import io.actionsgateway.github.client.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which runs. With any condition but {@code excludePullRequests} GitHub gives at most 1,000 results: walk in slices of
 * {@code created} then.
 *
 * @param actor login of who started it
 * @param branch name
 * @param event such as {@code push}
 * @param status a status or a conclusion, such as {@code in_progress} or {@code failure}
 * @param created a search expression, such as {@code >=2026-01-01} or {@code 2026-01-01..2026-01-31}
 * @param headSha commit
 * @param checkSuiteId check suite
 * @param excludePullRequests whether to leave the pull requests out of the answers, which makes them smaller
 */
public record RunFilter(
        @Nullable String actor,
        @Nullable String branch,
        @Nullable String event,
        @Nullable String status,
        @Nullable String created,
        @Nullable String headSha,
        @Nullable Long checkSuiteId,
        boolean excludePullRequests) {

    /**
     * All runs.
     *
     * @return without condition
     */
    public static RunFilter none() {
        return new RunFilter(null, null, null, null, null, null, null, false);
    }

    /**
     * The same of one actor.
     *
     * @param login who started it
     * @return a copy
     */
    public RunFilter actor(String login) {
        return new RunFilter(login, branch, event, status, created, headSha, checkSuiteId, excludePullRequests);
    }

    /**
     * The same of one branch.
     *
     * @param name of the branch
     * @return a copy
     */
    public RunFilter branch(String name) {
        return new RunFilter(actor, name, event, status, created, headSha, checkSuiteId, excludePullRequests);
    }

    /**
     * The same of one event.
     *
     * @param name such as {@code push}
     * @return a copy
     */
    public RunFilter event(String name) {
        return new RunFilter(actor, branch, name, status, created, headSha, checkSuiteId, excludePullRequests);
    }

    /**
     * The same in one state.
     *
     * @param word a status or a conclusion
     * @return a copy
     */
    public RunFilter status(String word) {
        return new RunFilter(actor, branch, event, word, created, headSha, checkSuiteId, excludePullRequests);
    }

    /**
     * The same of a time.
     *
     * @param expression such as {@code >=2026-01-01T00:00:00Z}
     * @return a copy
     */
    public RunFilter created(String expression) {
        return new RunFilter(actor, branch, event, status, expression, headSha, checkSuiteId, excludePullRequests);
    }

    /**
     * The same of one commit.
     *
     * @param sha the whole hash
     * @return a copy
     */
    public RunFilter headSha(String sha) {
        return new RunFilter(actor, branch, event, status, created, sha, checkSuiteId, excludePullRequests);
    }

    /**
     * The same of one check suite.
     *
     * @param id its number
     * @return a copy
     */
    public RunFilter checkSuiteId(long id) {
        return new RunFilter(actor, branch, event, status, created, headSha, id, excludePullRequests);
    }

    /**
     * The same, smaller.
     *
     * @return a copy that leaves pull requests out
     */
    public RunFilter withoutPullRequests() {
        return new RunFilter(actor, branch, event, status, created, headSha, checkSuiteId, true);
    }

    /** Whether GitHub gives at most 1,000 results. */
    boolean conditional() {
        return !equals(excludePullRequests ? none().withoutPullRequests() : none());
    }

    Request on(Request request) {
        return request.truncated(conditional())
                .query("actor", actor)
                .query("branch", branch)
                .query("event", event)
                .query("status", status)
                .query("created", created)
                .query("head_sha", headSha)
                .query("check_suite_id", checkSuiteId)
                .query("exclude_pull_requests", excludePullRequests ? true : null);
    }
}

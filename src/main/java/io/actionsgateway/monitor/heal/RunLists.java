package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Walks a repository's runs of a span of time. Most often the hundred newest of all reach that far: one request, which is
 * free while nothing has changed. Otherwise by {@code created}; GitHub ends such a list at 1,000, and the next one begins
 * where that ended. Blocking.
 */
@Component
class RunLists {

    private final AskedRuns gitHub;

    RunLists(AskedRuns gitHub) {
        this.gitHub = gitHub;
    }

    /**
     * Walks from the newest down.
     *
     * @param each takes a page; false ends the walk
     */
    void newest(RepositoryName repository, Instant since, Requests requests, Predicate<List<WorkflowRun>> each) {
        GitHubPage<WorkflowRun> page = gitHub.page(repository, null, null, requests);
        boolean goesOn = each.test(page.items());
        if (goesOn && page.next() != null && !page.items().getLast().createdAt().isBefore(since)) {
            between(repository, since, page.items().getLast().createdAt(), requests, each);
        }
    }

    /**
     * Walks a span, both ends included.
     *
     * @param each takes a page; false ends the walk
     */
    void between(
            RepositoryName repository,
            Instant since,
            Instant until,
            Requests requests,
            Predicate<List<WorkflowRun>> each) {
        Instant end = until.truncatedTo(ChronoUnit.SECONDS);
        while (!end.isBefore(since)) {
            String created = since.truncatedTo(ChronoUnit.SECONDS) + ".." + end;
            Instant reached = slice(repository, created, requests, each);
            end = reached.isBefore(end) ? reached : end.minusSeconds(1);
        }
    }

    /** One filtered list; how far back it came when GitHub has more, else the beginning of time. */
    private Instant slice(
            RepositoryName repository, String created, Requests requests, Predicate<List<WorkflowRun>> each) {
        String next = null;
        do {
            GitHubPage<WorkflowRun> page = gitHub.page(repository, created, next, requests);
            if (!each.test(page.items())) {
                return Instant.MIN;
            }
            if (page.truncated() && !page.items().isEmpty()) {
                return page.items().getLast().createdAt();
            }
            next = page.next();
        } while (next != null);
        return Instant.MIN;
    }
}

package io.actionsgateway.stream.log;

import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What our tables say of a run and all its jobs. Blocking; thread-safe. */
@Component
final class KnownRuns {

    private final RunReader reader;

    KnownRuns(RunReader reader) {
        this.reader = reader;
    }

    /** Empty for a run of which nothing but jobs has been heard. */
    Optional<RunState> find(String repository, long runId, @Nullable Integer attempt) {
        Optional<RunView> found =
                attempt == null ? reader.run(repository, runId) : reader.attempt(repository, runId, attempt);
        return found.flatMap(run -> Optional.ofNullable(run.details().status())
                .map(status -> new RunState(
                        runId, run.key().runAttempt(), status, run.details().conclusion(), jobs(run))));
    }

    private List<JobState> jobs(RunView run) {
        List<JobState> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<JobView> page = reader.jobs(run, new PageRequest(PageRequest.MAX_LIMIT, cursor));
            page.items().forEach(job -> all.add(JobState.of(job)));
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }
}

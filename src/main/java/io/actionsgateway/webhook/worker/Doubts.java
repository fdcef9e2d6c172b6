package io.actionsgateway.webhook.worker;

import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.RunWatches;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Has GitHub asked about runs of which something was said that is not to be believed; once for many such deliveries. */
@Component
class Doubts {

    private final RunWatches watches;

    Doubts(RunWatches watches) {
        this.watches = watches;
    }

    /** In the order of the runs, so that two workers cannot wait for each other. */
    void tell(Stream<RunObservation> doubted) {
        Map<Long, String> runs = new TreeMap<>();
        doubted.forEach(said -> runs.put(said.runId(), said.repository()));
        runs.forEach((runId, repository) -> watches.check(repository, runId, Reason.DOUBT));
    }
}

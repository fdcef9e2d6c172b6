package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a caller wants to see.
 *
 * @param said GitHub's filters with what the query says of them; blank ones are none
 * @param created when the runs began
 */
record RunFilter(Map<String, String> said, CreatedFilter created) {

    private static final List<String> FILTERS =
            List.of("actor", "branch", "check_suite_id", "created", "event", "head_sha", "status");

    RunFilter {
        said = Map.copyOf(said);
    }

    static RunFilter of(ApiRequest request) {
        Map<String, String> said = new HashMap<>();
        FILTERS.forEach(name -> request.http()
                .queryParam(name)
                .filter(value -> !value.isBlank())
                .ifPresent(value -> said.put(name, value)));
        return new RunFilter(said, CreatedFilter.of(said.getOrDefault("created", "*..*")));
    }

    /** Whether anything is filtered: then GitHub finds 1,000 runs at most. */
    boolean searches() {
        return !said.isEmpty();
    }

    boolean admits(RunAttempt attempt) {
        WorkflowRun run = attempt.run();
        Trigger trigger = run.trigger();
        return said.getOrDefault("actor", trigger.actor().login())
                        .equalsIgnoreCase(trigger.actor().login())
                && is("branch", trigger.branch())
                && is("check_suite_id", Long.toString(run.checkSuiteId()))
                && is("event", trigger.event())
                && is("head_sha", trigger.headSha())
                && (is("status", attempt.status().word()) || ended(attempt.conclusion()))
                && created.admits(run.createdAt());
    }

    /** GitHub's {@code status} filter takes conclusions too. */
    private boolean ended(@Nullable Conclusion conclusion) {
        return conclusion != null && is("status", conclusion.word());
    }

    private boolean is(String filter, String value) {
        return said.getOrDefault(filter, value).equals(value);
    }
}

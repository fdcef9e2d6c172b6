package io.actionsgateway.simulation.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A repository as the twin finds it.
 *
 * @param id GitHub's number of it
 * @param owner the account it belongs to
 * @param name of the repository
 * @param hidden whether it is private: then nobody reads it without a token
 * @param branches commits by branch; the first one is the default branch
 * @param workflows its workflow files
 * @param environments what its jobs deploy to
 * @param variables by name
 * @param secrets by name
 * @param caches that its runs left
 * @param history runs that were played before, oldest first
 * @param formerNames names that it had before
 */
public record RepositoryScript(
        long id,
        Account owner,
        String name,
        boolean hidden,
        SequencedMap<String, String> branches,
        List<WorkflowScript> workflows,
        List<EnvironmentScript> environments,
        Map<String, String> variables,
        Map<String, String> secrets,
        List<CacheScript> caches,
        List<PlayedRun> history,
        List<String> formerNames) {

    public RepositoryScript {
        branches = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(branches));
        workflows = List.copyOf(workflows);
        environments = List.copyOf(environments);
        variables = Map.copyOf(variables);
        secrets = Map.copyOf(secrets);
        caches = List.copyOf(caches);
        history = List.copyOf(history);
        formerNames = List.copyOf(formerNames);
    }
}

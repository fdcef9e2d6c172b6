package io.actionsgateway.api.policy;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Workflow;
import io.actionsgateway.security.AccessRefusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The configured rules for dispatches. They hold for a repository under every name that GitHub knows it by: where there
 * are rules at all, GitHub is asked for the workflow, which also tells what its repository is called now. Thread-safe.
 */
@Component
public class DispatchRules {

    private static final Pattern PLACE = Pattern.compile("/repos/([^/]+)/([^/]+)/actions/workflows/");

    private final List<DispatchRule> rules;
    private final WorkflowAccess workflows;

    DispatchRules(PolicyProperties properties, WorkflowAccess workflows) {
        this.rules = properties.dispatches().stream().map(DispatchRule::new).toList();
        this.workflows = workflows;
    }

    /**
     * Refuses a dispatch that breaks a rule.
     *
     * @param repository where, as the caller calls it
     * @param workflow file name or number
     * @param body of the dispatch: {@code ref} and {@code inputs}
     * @return empty when no rule is broken; fails with {@link AccessRefusal.Forbidden} {@code dispatch_rule}, which names
     *     the input, not its value
     */
    public Mono<Void> check(RepositoryName repository, String workflow, JsonNode body) {
        if (rules.isEmpty()) {
            return Mono.empty();
        }
        return Mono.fromRunnable(() -> refuseBroken(repository, workflow, body))
                .then(Mono.defer(() -> workflows.find(repository, workflow)))
                .doOnNext(found -> refuseBroken(place(found, repository), WorkflowFiles.named(found.path()), body))
                .then();
    }

    private void refuseBroken(RepositoryName repository, String file, JsonNode body) {
        rules.stream()
                .filter(rule -> rule.speaksOf(repository, file))
                .map(rule -> rule.broken(body))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(part -> {
                    throw new AccessRefusal.Forbidden(
                            "dispatch_rule",
                            "A rule of this service for this workflow does not allow this dispatch: " + part
                                    + " is missing or has a value that it may not have.");
                });
    }

    private static RepositoryName place(Workflow found, RepositoryName asked) {
        Matcher place = PLACE.matcher(found.url());
        return place.find() ? new RepositoryName(place.group(1), place.group(2)) : asked;
    }
}

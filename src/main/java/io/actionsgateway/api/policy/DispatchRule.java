package io.actionsgateway.api.policy;

import io.actionsgateway.github.model.RepositoryName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One rule for dispatches, ready for use. Says which part of a dispatch breaks it, never what that part was. */
final class DispatchRule {

    private static final String BRANCH = "refs/heads/";

    private final Glob repositories;
    private final Glob workflows;
    private final Glob refs;
    private final List<InputRule> inputs;
    private final List<String> required;

    DispatchRule(PolicyProperties.Dispatches rule) {
        this.repositories = Glob.inAnyCase(rule.repositories());
        this.workflows = Glob.inAnyCase(rule.workflows());
        this.refs = Glob.exact(rule.refs());
        this.inputs = rule.inputs().stream().map(InputRule::new).toList();
        this.required = rule.required();
    }

    boolean speaksOf(RepositoryName repository, String file) {
        return repositories.matches(repository.toString()) && workflows.matches(file);
    }

    /** What is wrong with a dispatch, such as {@code the ref} or {@code the input 'target'}. */
    Optional<String> broken(JsonNode body) {
        JsonNode given = body.path("inputs");
        return Stream.of(
                        ref(body.path("ref")),
                        inputs.stream()
                                .filter(rule -> rule.brokenBy(given))
                                .map(InputRule::name)
                                .map(DispatchRule::input),
                        required.stream()
                                .filter(name ->
                                        InputRule.given(given, name).findAny().isEmpty())
                                .map(DispatchRule::input))
                .flatMap(part -> part)
                .findFirst();
    }

    private Stream<String> ref(JsonNode ref) {
        String text = ref.isString() ? ref.stringValue() : "";
        String branch = text.startsWith(BRANCH) ? text.substring(BRANCH.length()) : text;
        return refs.matches(text) || (refs.limits() && refs.matches(branch)) ? Stream.of() : Stream.of("the ref");
    }

    private static String input(String name) {
        return "the input '" + name + "'";
    }
}

package io.actionsgateway.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller may do, and where. Names and patterns are compared without regard to case; {@code *} stands for any
 * characters.
 *
 * @param repositories patterns: {@code *} is everything, organizations and this service included; {@code owner} the
 *     organization's own resources; {@code owner/*}, {@code owner/start-*} and {@code owner/name} repositories; 1 to 100
 * @param permissions highest level by area
 * @param workflows patterns for the files of workflows that may be dispatched, re-run, cancelled, switched or whose runs
 *     may be deleted, such as {@code deploy-*.yml}; empty: all
 * @param environments patterns for environments that may be touched: reviewed, changed, or given variables and secrets;
 *     empty: all
 */
public record Grant(
        Set<String> repositories, Map<Area, Level> permissions, Set<String> workflows, Set<String> environments) {

    private static final int MOST = 100;
    private static final int LONGEST = 300;

    /** Takes copies in one spelling; refuses what is no pattern. */
    public Grant {
        repositories = repositories.stream().map(NamePattern::repositories).collect(Collectors.toUnmodifiableSet());
        permissions = Map.copyOf(permissions);
        workflows = bounded(workflows);
        environments = bounded(environments);
        if (repositories.isEmpty() || repositories.size() > MOST) {
            throw new IllegalArgumentException("a grant names 1 to " + MOST + " repository patterns");
        }
    }

    private static Set<String> bounded(Set<String> patterns) {
        if (patterns.size() > MOST || patterns.stream().anyMatch(each -> each.isBlank() || each.length() > LONGEST)) {
            throw new IllegalArgumentException("a grant names at most " + MOST
                    + " workflows and environments, each with 1 to " + LONGEST + " characters");
        }
        return patterns.stream().map(NamePattern::lower).collect(Collectors.toUnmodifiableSet());
    }

    boolean speaksFor(String place) {
        return NamePattern.anyMatches(repositories, place);
    }

    boolean speaksForEverything() {
        return repositories.contains(NamePattern.EVERYTHING);
    }

    boolean gives(Area area, Level level) {
        Level given = permissions.get(area);
        return given != null && given.covers(level);
    }

    boolean allowsWorkflow(String file) {
        return workflows.isEmpty() || NamePattern.anyMatches(workflows, file);
    }

    boolean allowsEveryWorkflow() {
        return workflows.isEmpty() || workflows.contains(NamePattern.EVERYTHING);
    }

    boolean allowsEnvironment(String name) {
        return environments.isEmpty() || NamePattern.anyMatches(environments, name);
    }

    boolean allowsEveryEnvironment() {
        return environments.isEmpty() || environments.contains(NamePattern.EVERYTHING);
    }
}

package io.actionsgateway.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a caller may do. Each grant stands for itself: what one allows in one place, another one does not widen.
 * Immutable.
 *
 * @param all possibly none: then nothing is allowed
 */
public record Grants(List<Grant> all) {

    /** Everything, everywhere. */
    public static final Grants EVERYTHING = new Grants(List.of(new Grant(
            Set.of(NamePattern.EVERYTHING),
            Stream.of(Area.values()).collect(Collectors.toMap(area -> area, area -> Level.WRITE)),
            Set.of(),
            Set.of())));

    /** Nothing. */
    public static final Grants NONE = new Grants(List.of());

    private static final int MOST = 50;

    /** Takes a copy. */
    public Grants {
        all = List.copyOf(all);
        if (all.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " grants");
        }
    }

    /**
     * Whether a place exists for the caller: one that does not is answered like one that is nowhere.
     *
     * @param place {@code owner/name} of a repository, or an organization's login
     * @return true when any grant speaks for it
     */
    public boolean sees(String place) {
        return all.stream().anyMatch(grant -> grant.speaksFor(place));
    }

    /**
     * Whether something may be done in a place.
     *
     * @param place {@code owner/name} of a repository, or an organization's login
     * @param area what it is about
     * @param level how far it goes
     * @return true when one grant gives it
     */
    public boolean allow(String place, Area area, Level level) {
        return any(place, area, level, grant -> true);
    }

    /**
     * Whether something may be done to a workflow or its runs.
     *
     * @param place {@code owner/name}
     * @param area what it is about
     * @param level how far it goes
     * @param file the workflow's file name, such as {@code deploy.yml}
     * @return true when one grant gives all of it
     */
    public boolean allowWorkflow(String place, Area area, Level level, String file) {
        return any(place, area, level, grant -> grant.allowsWorkflow(file));
    }

    /**
     * Whether something may be done to every workflow of a place, so that nobody needs to know which one it is.
     *
     * @param place {@code owner/name}
     * @param area what it is about
     * @param level how far it goes
     * @return true when one grant gives it without a limit to some workflows
     */
    public boolean allowEveryWorkflow(String place, Area area, Level level) {
        return any(place, area, level, Grant::allowsEveryWorkflow);
    }

    /**
     * Whether something may be done to every environment of a place.
     *
     * @param place {@code owner/name}
     * @param area what it is about
     * @param level how far it goes
     * @return true when one grant gives it without a limit to some environments
     */
    public boolean allowEveryEnvironment(String place, Area area, Level level) {
        return any(place, area, level, Grant::allowsEveryEnvironment);
    }

    /**
     * Whether something may be done to an environment.
     *
     * @param place {@code owner/name}
     * @param area what it is about
     * @param level how far it goes
     * @param environment its name
     * @return true when one grant gives all of it
     */
    public boolean allowEnvironment(String place, Area area, Level level, String environment) {
        return any(place, area, level, grant -> grant.allowsEnvironment(environment));
    }

    /**
     * Whether something may be done to this service itself, or to all of GitHub: needs a grant on {@code *}.
     *
     * @param area what it is about
     * @param level how far it goes
     * @return true when one grant on everything gives it
     */
    public boolean allowEverywhere(Area area, Level level) {
        return all.stream().anyMatch(grant -> grant.speaksForEverything() && grant.gives(area, level));
    }

    /**
     * Whether somebody who has these grants may hand out others: never more than he has himself.
     *
     * @param others to be given
     * @return true when each of them is covered by one of these
     */
    public boolean cover(Grants others) {
        return others.all.stream().allMatch(other -> all.stream().anyMatch(own -> covers(own, other)));
    }

    private static boolean covers(Grant own, Grant other) {
        boolean places = own.speaksForEverything() || own.repositories().containsAll(other.repositories());
        boolean permissions = other.permissions().entrySet().stream()
                .allMatch((Map.Entry<Area, Level> each) -> own.gives(each.getKey(), each.getValue()));
        return places
                && permissions
                && narrower(own.workflows(), other.workflows())
                && narrower(own.environments(), other.environments());
    }

    private static boolean narrower(Set<String> own, Set<String> other) {
        return own.isEmpty() || (!other.isEmpty() && own.containsAll(other));
    }

    private boolean any(String place, Area area, Level level, Predicate<Grant> also) {
        return all.stream().anyMatch(grant -> grant.speaksFor(place) && grant.gives(area, level) && also.test(grant));
    }
}

package io.actionsgateway.simulation.state.setting;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which repositories of an organization see one of its settings. Those of repositories and environments are seen by
 * themselves, whatever this says.
 *
 * @param visibility who in general
 * @param repositories ids of those selected; empty unless the visibility is that
 */
public record Sharing(Visibility visibility, Set<Long> repositories) {

    /** Everybody sees it. */
    public static final Sharing ALL = new Sharing(Visibility.ALL, Set.of());

    public Sharing {
        repositories = visibility == Visibility.SELECTED ? Set.copyOf(repositories) : Set.of();
    }

    public boolean isSelected() {
        return visibility == Visibility.SELECTED;
    }

    /** Whether a repository sees it. */
    public boolean reaches(long repository, boolean hidden) {
        return switch (visibility) {
            case ALL -> true;
            case PRIVATE -> hidden;
            case SELECTED -> repositories.contains(repository);
        };
    }

    public Sharing with(long repository) {
        Set<Long> more = new LinkedHashSet<>(repositories);
        more.add(repository);
        return new Sharing(visibility, more);
    }

    public Sharing without(long repository) {
        Set<Long> fewer = new LinkedHashSet<>(repositories);
        fewer.remove(repository);
        return new Sharing(visibility, fewer);
    }
}

package io.actionsgateway.run.tally;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides which places have series of their own: those allowed, until there are enough. Not thread-safe. */
final class Places {

    private final MetricsProperties limits;
    private final Set<Place> own;
    private final Set<String> repositories;

    /** Those that have some already keep them, also beyond the number. */
    Places(MetricsProperties limits, Set<Place> own) {
        this.limits = limits;
        this.own = new HashSet<>(own);
        this.own.remove(Place.OTHER);
        this.repositories = this.own.stream().map(Place::repository).collect(Collectors.toCollection(HashSet::new));
    }

    /** Gives a place series of its own if it may have them. */
    Place admit(String repository, @Nullable String workflow) {
        Place place = known(repository, workflow);
        if (place.equals(Place.OTHER) && own.size() < limits.maxSeries() && allowed(repository)) {
            place = place(repository, workflow);
            own.add(place);
            repositories.add(repository);
        }
        return place;
    }

    /** The place under which something is shown now. */
    Place known(String repository, @Nullable String workflow) {
        Place place = place(repository, workflow);
        return own.contains(place) ? place : Place.OTHER;
    }

    /** The label of a repository of which some workflow has series of its own. */
    String repository(String repository) {
        return repositories.contains(repository) ? repository : Place.OTHER.repository();
    }

    private static Place place(String repository, @Nullable String workflow) {
        return new Place(repository, workflow == null ? "unknown" : workflow);
    }

    private boolean allowed(String repository) {
        return limits.repositories().isEmpty()
                || limits.repositories().stream().anyMatch(pattern -> matches(lower(pattern), lower(repository)));
    }

    private static boolean matches(String pattern, String repository) {
        return pattern.endsWith("/*")
                ? repository.startsWith(pattern.substring(0, pattern.length() - 1))
                : repository.equals(pattern);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

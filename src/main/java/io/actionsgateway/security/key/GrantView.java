package io.actionsgateway.security.key;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A grant as callers write and read it, and as it is stored.
 *
 * @param repositories patterns, see {@link Grant}
 * @param permissions {@code read} or {@code write} by area
 * @param workflows patterns; none: all
 * @param environments patterns; none: all
 */
public record GrantView(
        @Nullable List<String> repositories,
        @Nullable Map<String, String> permissions,
        @Nullable List<String> workflows,
        @Nullable List<String> environments) {

    private static final List<String> AREAS =
            Stream.of(Area.values()).map(Area::word).sorted().toList();

    /**
     * How grants are told.
     *
     * @param grants of a caller
     * @return names in order
     */
    public static List<GrantView> of(Grants grants) {
        return grants.all().stream().map(GrantView::of).toList();
    }

    private static GrantView of(Grant grant) {
        Map<String, String> permissions = new TreeMap<>();
        grant.permissions().forEach((area, level) -> permissions.put(area.word(), level.word()));
        return new GrantView(
                sorted(grant.repositories()), permissions, sorted(grant.workflows()), sorted(grant.environments()));
    }

    /**
     * What was asked for.
     *
     * @param views as a caller wrote them
     * @return the grants
     * @throws InvalidRequestException naming the field that is no part of a grant
     */
    static Grants grants(List<GrantView> views) {
        List<Grant> all = new ArrayList<>();
        for (GrantView view : views) {
            all.add(view.grant("grants[" + all.size() + "]"));
        }
        try {
            return new Grants(all);
        } catch (IllegalArgumentException tooMany) {
            throw new InvalidRequestException("grants", "is refused: " + tooMany.getMessage());
        }
    }

    private Grant grant(String field) {
        if (repositories == null || permissions == null || permissions.isEmpty()) {
            String missing = repositories == null ? ".repositories" : ".permissions";
            throw new InvalidRequestException(field + missing, "must name at least one");
        }
        Map<Area, Level> levels = levels(permissions, field + ".permissions.");
        Set<String> places = Set.copyOf(repositories);
        grant(field + ".repositories", places, levels, Set.of(), Set.of());
        Set<String> files = plain(workflows, field + ".workflows");
        grant(field + ".workflows", places, levels, files, Set.of());
        return grant(field + ".environments", places, levels, files, plain(environments, field + ".environments"));
    }

    private static Grant grant(
            String field, Set<String> places, Map<Area, Level> levels, Set<String> files, Set<String> environments) {
        try {
            return new Grant(places, levels, files, environments);
        } catch (IllegalArgumentException unusable) {
            throw new InvalidRequestException(field, "is refused: " + unusable.getMessage());
        }
    }

    private static Map<Area, Level> levels(Map<String, String> permissions, String field) {
        Map<Area, Level> levels = new EnumMap<>(Area.class);
        permissions.forEach((area, level) -> {
            if (!AREAS.contains(area)) {
                throw new InvalidRequestException(
                        field + PlainText.shown(area), "is not a permission; there are " + AREAS);
            }
            levels.put(Area.valueOf(area.toUpperCase(Locale.ROOT)), level(field + area, level));
        });
        return levels;
    }

    private static Level level(String field, String word) {
        return Arrays.stream(Level.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(field, "must be read or write"));
    }

    private static Set<String> plain(@Nullable List<String> patterns, String field) {
        if (patterns == null) {
            return Set.of();
        }
        if (!patterns.stream().allMatch(PlainText::isPlain)) {
            throw new InvalidRequestException(field, "must hold no control characters");
        }
        return Set.copyOf(patterns);
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}

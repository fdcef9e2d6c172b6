package io.actionsgateway.api.v3;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.github.model.RepositoryName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses names that no owner, repository or organization can have, before anybody looks them up, and other ways to write
 * a name that GitHub understands but grants do not.
 */
final class PathNames {

    /** What may hold a slash. */
    private static final Set<String> DEEP = Set.of("environment_name", "path");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String ANY_NAME = "any";

    private PathNames() {}

    /** Checks the variables of a path. */
    static void require(Map<String, String> variables) {
        variables.forEach(PathNames::requirePlace);
        requireRepository(variables.getOrDefault("org", ANY_NAME), ANY_NAME);
        requireRepository(variables.getOrDefault("owner", ANY_NAME), variables.getOrDefault("repo", ANY_NAME));
        String number = variables.get(OperationTable.REPOSITORY_NUMBER);
        if (isAlias(variables.getOrDefault("repo", ANY_NAME))
                || (number != null && !NUMBER.matcher(number).matches())) {
            throw new DialectRefusal.Unlisted();
        }
    }

    private static void requirePlace(String name, String value) {
        if (value.indexOf('/') < 0) {
            return;
        }
        if (!DEEP.contains(name)) {
            throw new DialectRefusal.Malformed("The path's " + name + " must not hold a slash.");
        }
        for (String part : value.split("/", -1)) {
            RawPath.requireReadable(part);
        }
    }

    private static void requireRepository(String owner, String name) {
        try {
            RepositoryName _ = new RepositoryName(owner, name);
        } catch (IllegalArgumentException impossible) {
            throw new DialectRefusal.Malformed("The path names no possible owner and repository.");
        }
    }

    /** GitHub finds {@code name.git} as {@code name}. */
    private static boolean isAlias(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".git") || name.endsWith(".");
    }
}

package io.actionsgateway.api.docs;

import java.util.List;
import java.util.regex.Pattern;

/** Names in the braces of a path. */
final class PathVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private PathVariables() {}

    static List<String> of(String path) {
        return VARIABLE.matcher(path)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** Spring's templates may say what a variable looks like; OpenAPI's may not. */
    static String plain(String template) {
        return template.replaceAll("\\{\\*", "{").replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }
}

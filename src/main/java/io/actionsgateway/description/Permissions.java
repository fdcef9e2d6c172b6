package io.actionsgateway.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/**
 * Which permission each operation needs. Paths are those of GitHub's description.
 *
 * @see <a href="https://docs.github.com/rest/authentication/permissions-required-for-github-apps">GitHub's table</a>
 */
public final class Permissions {

    /** A row speaks for the first operations that no row before it speaks for. */
    private record Row(String methods, String path, String area) {

        boolean speaksFor(HttpMethod method, String template) {
            return method.name().matches(methods) && template.matches(path);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("POST", "/repos/.*/(pending_deployments|deployment_protection_rule)", "deployments"),
            new Row("GET", "/repos/.*/actions/cache/storage-limit", "actions"),
            new Row(".*", "/repos/.*/actions/cache/(storage|retention)-limit", "administration"),
            new Row(".*", "/repos/.*/actions/(organization-)?secrets.*", "secrets"),
            new Row(".*", "/repos/.*/actions/(organization-)?variables.*", "actions_variables"),
            new Row(".*", "/repos/.*/environments/[^/]+/(secrets|variables).*", "environments"),
            new Row("GET", "/repos/.*/deployment_protection_rules/apps", "administration"),
            new Row("GET", "/repos/.*/environments.*", "actions"),
            new Row(".*", "/repos/.*/environments.*", "administration"),
            new Row(".*", "/repos/[^/]+/[^/]+/actions/.*", "actions"),
            new Row(".*", "/repos/[^/]+/[^/]+/hooks.*", "repository_hooks"),
            new Row(".*", "/repos/[^/]+/[^/]+/check-runs/.*", "checks"),
            new Row(".*", "/repos/[^/]+/[^/]+/(dispatches|contents|branches).*", "contents"),
            new Row("GET", "/repos/[^/]+/[^/]+", "metadata"),
            new Row(".*", "/orgs/[^/]+/actions/secrets.*", "organization_secrets"),
            new Row(".*", "/orgs/[^/]+/actions/variables.*", "organization_actions_variables"),
            new Row(".*", "/orgs/[^/]+/hooks.*", "organization_hooks"),
            new Row(".*", "/orgs/[^/]+/actions/cache.*", "organization_administration"),
            new Row(".*", "/organizations/.*", "organization_administration"));

    private Permissions() {}

    /**
     * What an operation needs.
     *
     * @param method how it is called
     * @param template its path as GitHub describes it
     * @return nothing where any token will do, or none
     */
    public static Optional<Permission> of(HttpMethod method, String template) {
        return ROWS.stream()
                .filter(row -> row.speaksFor(method, template))
                .map(row -> new Permission(row.area(), !method.equals(HttpMethod.GET)))
                .findFirst();
    }

    /**
     * The words that GitHub uses for some areas, whatever they were called.
     *
     * @param permissions levels by area
     * @return the same under GitHub's words
     */
    public static Map<String, String> named(Map<String, String> permissions) {
        return permissions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        each -> each.getKey().equals("variables") ? "actions_variables" : each.getKey(),
                        Map.Entry::getValue));
    }
}

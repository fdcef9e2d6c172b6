package io.actionsgateway.api.v3.table;

import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.Permissions;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Makes rows. */
final class Rows {

    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private Rows() {}

    static Row of(DescribedOperation described) {
        return row(described.id(), described.method(), described.path(), described.documentation(), described);
    }

    /** A read that GitHub's description, as far as we have it, does not tell of. */
    static Row beside(String id, String path, String documentation) {
        return row(id, HttpMethod.GET, path, documentation, null);
    }

    private static Row row(
            String id, HttpMethod method, String path, String documentation, @Nullable DescribedOperation described) {
        Optional<io.actionsgateway.description.Permission> needed = Permissions.of(method, path);
        Area area = needed.flatMap(permission -> Area.ofGitHub(permission.name()))
                .or(() -> path.startsWith("/app/hook/") ? Optional.of(Area.ADMINISTRATION) : Optional.empty())
                .orElse(null);
        Operation operation = new Operation(id, method, path, ours(needed), kind(method));
        return new Row(
                operation, area, method.equals(HttpMethod.GET) ? Level.READ : Level.WRITE, documentation, described);
    }

    /** What our own token is narrowed to; GitHub has no name there for variables. */
    private static Permission ours(Optional<io.actionsgateway.description.Permission> needed) {
        return needed.filter(each -> !each.name().endsWith("variables"))
                .map(each -> new Permission(each.name(), each.write() ? "write" : "read"))
                .orElse(Permission.NONE);
    }

    private static Operation.Kind kind(HttpMethod method) {
        if (method.equals(HttpMethod.GET)) {
            return Operation.Kind.READ;
        }
        return REPEATABLE.contains(method) ? Operation.Kind.IDEMPOTENT_WRITE : Operation.Kind.WRITE;
    }
}

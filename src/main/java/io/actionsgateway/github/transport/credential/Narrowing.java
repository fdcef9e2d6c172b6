package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.github.transport.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an installation token may be used for.
 *
 * @param repository the only one, in lower case; {@code null}: all of the installation
 * @param permission the only one; {@code null}: all of the installation
 */
record Narrowing(@Nullable String repository, @Nullable Permission permission) {

    /** Whatever the installation may. */
    static final Narrowing NONE = new Narrowing(null, null);

    /**
     * As far as a call allows.
     *
     * @param call what is asked
     * @return its repository, if any, and its permission, if it can be named
     */
    static Narrowing to(Call call) {
        String repository = call.scope() instanceof Scope.OfRepository(var name)
                ? name.name().toLowerCase(Locale.ROOT)
                : null;
        return new Narrowing(
                repository, call.operation().permission().nameable().orElse(null));
    }

    /**
     * What to ask for, one after the other, while GitHub refuses to narrow a token: an App may lack the permission, an older
     * server may not know its name, and a renamed repository is not found by its former name.
     *
     * @return this first
     */
    List<Narrowing> attempts() {
        return Stream.of(this, new Narrowing(repository, null), new Narrowing(null, permission))
                .distinct()
                .toList();
    }

    /**
     * What is sent.
     *
     * @return a JSON object
     */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (repository != null) {
            body.put("repositories", List.of(repository));
        }
        if (permission != null) {
            body.put("permissions", Map.of(permission.area(), permission.level()));
        }
        return body;
    }

    /** For logs, and as the end of a partition; empty if there is none. */
    @Override
    public String toString() {
        return (repository == null ? "" : "/" + repository)
                + (permission == null ? "" : "#" + permission.area() + ":" + permission.level());
    }
}

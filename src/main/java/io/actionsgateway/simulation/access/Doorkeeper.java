package io.actionsgateway.simulation.access;

import io.actionsgateway.description.Permission;
import io.actionsgateway.description.Permissions;
import io.actionsgateway.simulation.state.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Lets callers in, or refuses them in GitHub's words. What is public is read without permission, as at GitHub; what says
 * how a repository or an organization is set up is not public.
 */
public final class Doorkeeper {

    private Doorkeeper() {}

    /**
     * Looks at a caller before an operation on a repository, or on none.
     *
     * @throws AccessRefused when he may not
     */
    public static void admit(Caller caller, HttpMethod method, String template, @Nullable Repository repository) {
        if (template.matches("/app(/.*)?|.*/installation")) {
            admitApp(caller);
            return;
        }
        Permission needed = Permissions.of(method, template).orElse(null);
        if (isOpen(method, needed, repository)) {
            return;
        }
        switch (caller.kind()) {
            case ANONYMOUS -> throw stranger(method, repository);
            case APP -> throw inaccessible(caller);
            case UNDECLARED, CLASSIC -> {}
            case FINE_GRAINED, INSTALLATION -> admitLimited(caller, needed, repository);
        }
    }

    private static void admitApp(Caller caller) {
        if (caller.kind() != Caller.Kind.APP) {
            throw AccessRefused.unauthorized(AppJwt.UNREADABLE);
        }
    }

    private static boolean isOpen(HttpMethod method, @Nullable Permission needed, @Nullable Repository repository) {
        return needed == null
                ? method.equals(HttpMethod.GET)
                : needed.open() && repository != null && !repository.hidden();
    }

    private static AccessRefused stranger(HttpMethod method, @Nullable Repository repository) {
        boolean reads = method.equals(HttpMethod.GET);
        return reads && repository != null && repository.hidden()
                ? AccessRefused.hidden()
                : AccessRefused.unauthorized("Requires authentication");
    }

    private static void admitLimited(Caller caller, @Nullable Permission needed, @Nullable Repository repository) {
        if (repository != null && !caller.reaches(repository)) {
            throw AccessRefused.hidden();
        }
        if (needed != null && !needed.within(caller.permissions())) {
            throw inaccessible(caller);
        }
    }

    private static AccessRefused inaccessible(Caller caller) {
        boolean personal = caller.kind() == Caller.Kind.FINE_GRAINED;
        return AccessRefused.forbidden(
                "Resource not accessible by " + (personal ? "personal access token" : "integration"));
    }
}

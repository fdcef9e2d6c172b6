package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.Permissions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One operation of GitHub's API, as the twin plays it.
 *
 * @param id GitHub's name of it
 * @param method of HTTP; what is not read wants a token
 * @param path template below the root
 * @param documentation GitHub's page on it
 * @param described GitHub's description, of operations that concern Actions
 * @param answer what it does; the world is still meanwhile
 */
public record Operation(
        String id,
        HttpMethod method,
        String path,
        String documentation,
        @Nullable DescribedOperation described,
        Function<ApiRequest, ApiAnswer> answer) {

    /** The answer, saying which permission it took. */
    ApiAnswer withPermission(ApiAnswer given) {
        return Permissions.of(method, path)
                .map(needed -> given.with("x-accepted-github-permissions", needed.toString()))
                .orElse(given);
    }

    boolean wantsToken() {
        return !reads();
    }

    private boolean reads() {
        return method.equals(HttpMethod.GET);
    }

    /** Whether it costs nothing of the hourly budget. */
    boolean isFree() {
        return id.equals("rate-limit/get");
    }

    /** What it costs of GitHub's points for each minute. */
    int points() {
        return reads() ? 1 : 5;
    }

    /** Whether it makes something that stays; runs and tokens do not count. */
    boolean createsContent() {
        return method.equals(HttpMethod.POST) && id.matches("[^/]+/create-(?!.*(dispatch|token)).*");
    }
}

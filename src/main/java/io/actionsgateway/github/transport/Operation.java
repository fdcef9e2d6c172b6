package io.actionsgateway.github.transport;

import org.springframework.http.HttpMethod;

/**
 * One operation of GitHub's REST API, in the words of its OpenAPI description.
 *
 * @param id GitHub's {@code operationId}, such as {@code actions/get-workflow-run}; the label in metrics and logs
 * @param method how it is called
 * @param path template below the API root, such as {@code /repos/{owner}/{repo}/actions/runs/{run_id}}
 * @param permission what an App needs for it
 * @param kind what it does at GitHub
 */
public record Operation(String id, HttpMethod method, String path, Permission permission, Kind kind) {

    /** What an operation does at GitHub; decides what may be repeated and how it is paced. */
    public enum Kind {
        /** Changes nothing. */
        READ,
        /** Changes something, and a repetition changes nothing more: PUT, DELETE. */
        IDEMPOTENT_WRITE,
        /** Changes something each time: repeated only when GitHub surely did not act. */
        WRITE,
        /** Hands out a token: not a change of content, so it is neither spaced like one nor unsafe to repeat. */
        TOKEN
    }

    /**
     * A GET.
     *
     * @param id GitHub's name
     * @param path template
     * @param permission needed
     * @return the operation
     */
    public static Operation get(String id, String path, Permission permission) {
        return new Operation(id, HttpMethod.GET, path, permission, Kind.READ);
    }

    /**
     * A POST.
     *
     * @param id GitHub's name
     * @param path template
     * @param permission needed
     * @return the operation
     */
    public static Operation post(String id, String path, Permission permission) {
        return new Operation(id, HttpMethod.POST, path, permission, Kind.WRITE);
    }

    /**
     * A PATCH.
     *
     * @param id GitHub's name
     * @param path template
     * @param permission needed
     * @return the operation
     */
    public static Operation patch(String id, String path, Permission permission) {
        return new Operation(id, HttpMethod.PATCH, path, permission, Kind.IDEMPOTENT_WRITE);
    }

    /**
     * A PUT.
     *
     * @param id GitHub's name
     * @param path template
     * @param permission needed
     * @return the operation
     */
    public static Operation put(String id, String path, Permission permission) {
        return new Operation(id, HttpMethod.PUT, path, permission, Kind.IDEMPOTENT_WRITE);
    }

    /**
     * A DELETE.
     *
     * @param id GitHub's name
     * @param path template
     * @param permission needed
     * @return the operation
     */
    public static Operation delete(String id, String path, Permission permission) {
        return new Operation(id, HttpMethod.DELETE, path, permission, Kind.IDEMPOTENT_WRITE);
    }

    /**
     * A POST that hands out a token.
     *
     * @param id GitHub's name
     * @param path template
     * @return the operation
     */
    public static Operation token(String id, String path) {
        return new Operation(id, HttpMethod.POST, path, Permission.NONE, Kind.TOKEN);
    }

    /**
     * What the call costs of the 900 points a minute that GitHub grants.
     *
     * @return 1 for reading methods, 5 for the others
     * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
     */
    public int points() {
        return kind == Kind.READ ? 1 : 5;
    }

    /**
     * Whether it changes content, so that GitHub asks for a second between two of its kind.
     *
     * @return true for writes
     */
    public boolean writes() {
        return kind == Kind.WRITE || kind == Kind.IDEMPOTENT_WRITE;
    }
}

package io.actionsgateway.simulation;

import java.util.function.Function;
import org.springframework.http.HttpMethod;

/**
 * One operation of GitHub's API.
 *
 * @param method of HTTP; what is not read wants a token
 * @param path template below the root
 * @param documentation GitHub's page on it, below {@code https://docs.github.com/rest/}
 * @param answer what it does
 */
record Operation(HttpMethod method, String path, String documentation, Function<ApiRequest, ApiAnswer> answer) {

    static Operation get(String path, String documentation, Function<ApiRequest, ApiAnswer> answer) {
        return new Operation(HttpMethod.GET, path, documentation, answer);
    }

    static Operation post(String path, String documentation, Function<ApiRequest, ApiAnswer> answer) {
        return new Operation(HttpMethod.POST, path, documentation, answer);
    }

    boolean wantsToken() {
        return !method.equals(HttpMethod.GET);
    }
}

package io.actionsgateway.github.transport;

import io.actionsgateway.github.model.RepositoryName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/**
 * One request to GitHub's API, before it has a token.
 *
 * @param operation which
 * @param scope what it is about
 * @param variables the path's variables, decoded, by their names in the template
 * @param path encoded path and query below the API root
 * @param headers what goes out beside the transport's own headers; never an {@code Authorization}
 * @param body JSON, or {@code null}; not to be changed
 * @param caller for whom
 * @param credential who we are; {@code null} until it is chosen
 * @param condition gives the {@code If-None-Match} for the token that will be sent; {@code null} from it: none
 * @param follows whether a repository that has moved is followed to its new place; else GitHub's redirect is the answer
 */
@SuppressWarnings("ArrayRecordComponent")
public record Call(
        Operation operation,
        Scope scope,
        Map<String, String> variables,
        String path,
        HttpHeaders headers,
        byte @Nullable [] body,
        Caller caller,
        @Nullable Credential credential,
        @Nullable Function<AccessToken, @Nullable String> condition,
        boolean follows) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    /** Guards what it holds against changes. */
    public Call {
        variables = Map.copyOf(variables);
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /**
     * A call of an operation.
     *
     * @param operation which
     * @param variables a value for each variable of its path; encoded here
     * @param query parameters in any order; those without a value are left out
     * @return a call of {@link Caller#SERVICE} without body
     * @throws IllegalArgumentException when a variable has no value, or {@code owner} and {@code repo} are no repository
     */
    public static Call of(
            Operation operation, Map<String, String> variables, Map<String, ? extends @Nullable Object> query) {
        String path = VARIABLE.matcher(operation.path())
                .replaceAll(found -> Matcher.quoteReplacement(encoded(variables, found.group(1))));
        StringBuilder text = new StringBuilder(path);
        new TreeMap<>(query).forEach((name, value) -> {
            if (value != null) {
                text.append(text.indexOf("?") < 0 ? '?' : '&')
                        .append(UriUtils.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
            }
        });
        return new Call(
                operation,
                scope(operation, variables),
                variables,
                text.toString(),
                new HttpHeaders(),
                null,
                Caller.SERVICE,
                null,
                null,
                true);
    }

    private static String encoded(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("the path variable " + name + " has no usable value");
        }
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }

    private static Scope scope(Operation operation, Map<String, String> variables) {
        String owner = variables.get("owner");
        String repository = variables.get("repo");
        String organization = variables.get("org");
        if (owner != null && repository != null) {
            return new Scope.OfRepository(new RepositoryName(owner, repository));
        }
        if (organization != null) {
            return new Scope.OfOrganization(organization);
        }
        return operation.path().startsWith("/app") ? new Scope.OfApp() : new Scope.OfHost();
    }

    /**
     * The same with a body.
     *
     * @param json encoded
     * @return a copy
     */
    public Call withBody(byte[] json) {
        return new Call(operation, scope, variables, path, headers, json, caller, credential, condition, follows);
    }

    /**
     * The same for somebody.
     *
     * @param other who
     * @return a copy
     */
    public Call withCaller(Caller other) {
        return new Call(operation, scope, variables, path, headers, body, other, credential, condition, follows);
    }

    /**
     * The same as somebody.
     *
     * @param chosen the credential
     * @return a copy
     */
    public Call withCredential(Credential chosen) {
        return new Call(operation, scope, variables, path, headers, body, caller, chosen, condition, follows);
    }

    /**
     * The same under a condition.
     *
     * @param etag gives the {@code If-None-Match} for a token
     * @return a copy
     */
    public Call withCondition(@Nullable Function<AccessToken, @Nullable String> etag) {
        return new Call(operation, scope, variables, path, headers, body, caller, credential, etag, follows);
    }

    /**
     * The same with a header.
     *
     * @param name of the header
     * @param value replaces former ones
     * @return a copy
     */
    public Call withHeader(String name, String value) {
        HttpHeaders more = HttpHeaders.copyOf(headers);
        more.set(name, value);
        return new Call(operation, scope, variables, path, more, body, caller, credential, condition, follows);
    }

    /**
     * The same at another place of the same API, such as a next page or the new place of a renamed repository.
     *
     * @param pathAndQuery encoded, below the API root
     * @return a copy
     */
    public Call at(String pathAndQuery) {
        return new Call(
                operation, scope, variables, pathAndQuery, headers, body, caller, credential, condition, follows);
    }

    /**
     * The same for who must know under which name a repository is reached.
     *
     * @return a copy that follows no move
     */
    public Call unfollowed() {
        return new Call(operation, scope, variables, path, headers, body, caller, credential, condition, false);
    }

    /**
     * Who we are.
     *
     * @return the credential
     * @throws IllegalStateException before it is chosen
     */
    public Credential identity() {
        if (credential == null) {
            throw new IllegalStateException("no credential has been chosen for " + operation.id());
        }
        return credential;
    }

    /**
     * Where it goes.
     *
     * @return absolute
     */
    public URI url() {
        return identity().host().resolve(path);
    }

    /** Names it; headers and body may hold a token or a secret. */
    @Override
    public String toString() {
        return operation.id() + " " + path;
    }
}

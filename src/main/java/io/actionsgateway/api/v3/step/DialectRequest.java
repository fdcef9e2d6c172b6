package io.actionsgateway.api.v3.step;

import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.security.ApiCaller;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * A request in GitHub's dialect, on its way through the steps.
 *
 * @param row what is asked
 * @param version of GitHub's API in which it is asked
 * @param variables of the path, decoded; {@code owner} and {@code repo} once the repository's name is known
 * @param query as it was sent, encoded, without the question mark; {@code ""} when there was none
 * @param headers as they were sent; not to be changed
 * @param body as it was sent, at most 1 MiB; empty when there was none. Not to be changed
 * @param caller for whom
 * @param base the dialect's root as the client reached us, such as {@code https://actions.example.com/api/v3}; no slash
 *     at its end
 * @param requestId ours
 */
@SuppressWarnings("ArrayRecordComponent")
public record DialectRequest(
        Row row,
        ApiVersion version,
        Map<String, String> variables,
        String query,
        HttpHeaders headers,
        byte[] body,
        ApiCaller caller,
        String base,
        String requestId) {

    /** Guards what it holds against changes. */
    public DialectRequest {
        variables = Map.copyOf(variables);
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /**
     * The repository it is about.
     *
     * @return nothing when it is about none, or one that is named by number and not looked up yet
     */
    public Optional<RepositoryName> repository() {
        String owner = variables.get("owner");
        String name = variables.get("repo");
        return owner == null || name == null ? Optional.empty() : Optional.of(new RepositoryName(owner, name));
    }

    /**
     * The place that grants speak of.
     *
     * @return {@code owner/name}, an organization's login, or nothing
     */
    public Optional<String> place() {
        return repository().map(RepositoryName::toString).or(() -> Optional.ofNullable(variables.get("org")));
    }

    /**
     * A variable of the path that is a number.
     *
     * @param variable its name in the template
     * @return its value, not negative
     * @throws DialectRefusal.Malformed when it is not written in digits, or too large for a number of GitHub's
     */
    public long number(String variable) {
        String text = variables.getOrDefault(variable, "");
        if (!text.matches("[0-9]{1,18}")) {
            throw new DialectRefusal.Malformed("The path's " + variable + " must be a whole number.");
        }
        return Long.parseLong(text);
    }

    /**
     * The same about a repository by its name.
     *
     * @param name as it is called now
     * @return a copy without the repository's number
     */
    public DialectRequest in(RepositoryName name) {
        Map<String, String> named = new HashMap<>(variables);
        named.remove(io.actionsgateway.api.v3.table.OperationTable.REPOSITORY_NUMBER);
        named.put("owner", name.owner());
        named.put("repo", name.name());
        return new DialectRequest(row, version, named, query, headers, body, caller, base, requestId);
    }

    /**
     * The same with another body.
     *
     * @param other JSON
     * @return a copy
     */
    public DialectRequest withBody(byte[] other) {
        return new DialectRequest(row, version, variables, query, headers, other, caller, base, requestId);
    }

    /**
     * The same with another query.
     *
     * @param other encoded, without the question mark
     * @return a copy
     */
    public DialectRequest withQuery(String other) {
        return new DialectRequest(row, version, variables, other, headers, body, caller, base, requestId);
    }

    /**
     * The same with other headers.
     *
     * @param others all that it has then
     * @return a copy
     */
    public DialectRequest withHeaders(HttpHeaders others) {
        return new DialectRequest(row, version, variables, query, others, body, caller, base, requestId);
    }

    /** Names it; query, headers and body may hold secrets. */
    @Override
    public String toString() {
        return row.id() + " " + requestId;
    }
}

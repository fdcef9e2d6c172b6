package io.actionsgateway.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as GitHub's API tells of one.
 *
 * @param message in words
 * @param errors what is wrong, one by one; {@code null} when there is no more to tell
 * @param documentationUrl GitHub's page on what was asked
 * @param status as text
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api">Troubleshooting</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"message", "errors", "documentation_url", "status"})
record GitHubShape(
        String message,
        @Nullable List<Problem.Field> errors,
        @JsonProperty("documentation_url") String documentationUrl,
        String status) {

    static GitHubShape of(Problem problem, String documentation) {
        String detail = problem.detail();
        return new GitHubShape(
                detail == null ? problem.title() : detail,
                problem.fields().isEmpty() ? null : problem.fields(),
                documentation,
                Integer.toString(problem.status().value()));
    }
}

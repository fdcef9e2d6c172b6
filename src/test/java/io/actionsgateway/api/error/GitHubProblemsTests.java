package io.actionsgateway.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.Resource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GitHubProblemsTests {

    private static final Duration WAIT = Duration.ofMillis(1500);

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(new GitHubException.NotFound(Resource.RUN, "7 of o/r"), 404, "run-not-found", null),
                failure(new GitHubException.ArtifactExpired("7", null), 410, "artifact-expired", null),
                failure(new GitHubException.AccessDenied("no", "actions=write"), 502, "github-access-denied", null),
                failure(new GitHubException.Unauthorized("no"), 502, "github-unauthorized", null),
                failure(new GitHubException.WorkflowDisabled("ci.yml"), 409, "workflow-disabled", null),
                failure(new GitHubException.RunInProgress("7"), 409, "run-in-progress", null),
                failure(new GitHubException.RunCancelled("7"), 409, "run-cancelled", null),
                failure(new GitHubException.RunCompleted("7"), 409, "run-completed", null),
                failure(new GitHubException.Conflict("there"), 409, "conflict", null),
                failure(new GitHubException.InvalidInputs("bad", List.of()), 422, "invalid-inputs", null),
                failure(new GitHubException.InvalidRef("No ref found for: x"), 422, "invalid-ref", null),
                failure(new GitHubException.Truncated(1200), 422, "list-truncated", null),
                failure(new RateLimited(RateLimited.Reason.BUDGET_SPENT, WAIT), 429, "rate-limited", "2"),
                failure(new GitHubException.SecondaryLimited(WAIT), 429, "secondary-rate-limited", "2"),
                failure(new GitHubException.CircuitOpen("api.github.com", WAIT), 503, "github-circuit-open", "2"),
                failure(new GitHubException.ServiceUnavailable(502, "-"), 502, "github-unavailable", null),
                failure(new GitHubException.Timeout("The answer", WAIT), 504, "github-timeout", null),
                failure(new GitHubException.UnsupportedByHost("x", "h"), 501, "unsupported-by-host", null),
                failure(new GitHubException.ParseError("x", null), 502, "github-answer-unreadable", null),
                failure(new GitHubException.TransportError("x", true, null), 502, "github-unreachable", null),
                failure(new GitHubException.RunUnknown("x", null, null), 502, "run-unknown", null),
                failure(new GitHubException.Internal("x", new Exception()), 500, "internal", null));
    }

    private static Arguments failure(GitHubException failure, int status, String kind, String retryAfter) {
        return Arguments.of(failure, status, kind, retryAfter);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsEachFailureApart(GitHubException failure, int status, String kind, String retryAfter) {
        Problem problem = Problems.of(failure);

        assertThat(problem.status().value()).isEqualTo(status);
        assertThat(problem.type()).endsWith(":" + kind);
        assertThat(problem.detail()).isEqualTo(failure.getMessage());
        assertThat(problem.headers().getFirst("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void knowsAllVariants() {
        Set<String> known =
                failures().map(each -> each.get()[0].getClass().getName()).collect(Collectors.toSet());

        assertThat(Arrays.stream(GitHubException.class.getPermittedSubclasses()).map(Class::getName))
                .allMatch(known::contains);
    }
}

package io.actionsgateway.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.AccessRefusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class NothingDoneTests {

    private static final Duration SOON = Duration.ofSeconds(1);

    static Stream<Throwable> harmless() {
        return Stream.of(
                new AccessRefusal.NotGranted(),
                new AccessRefusal.Forbidden("self_approval", "no"),
                new AccessRefusal.QuotaSpent("later", SOON),
                new DialectRefusal.Unlisted(),
                new DialectRefusal.Invalid("no", List.of()),
                new InvalidRequestException("ref", "is missing"),
                new ResponseStatusException(HttpStatus.METHOD_NOT_ALLOWED),
                new GitHubException.RateLimited(GitHubException.RateLimited.Reason.BUSY, SOON),
                new GitHubException.SecondaryLimited(SOON),
                new GitHubException.CircuitOpen("api.github.com", SOON),
                new GitHubException.TransportError("no connection", false, null),
                new DataAccessResourceFailureException("away"),
                new QueryTimeoutException("busy"));
    }

    static Stream<Throwable> answers() {
        return Stream.of(
                new GitHubException.Timeout("GitHub's answer", SOON),
                new GitHubException.TransportError("reset", true, null),
                new GitHubException.ServiceUnavailable(502, "-"),
                new GitHubException.ParseError("what is that", null),
                new GitHubException.Conflict("there already"),
                new GitHubException.InvalidInputs("no", List.of()),
                new ApiRefusal.Conflict("not at rest"),
                new IllegalStateException("a fault of ours"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void letsBeTriedAgain(Throwable failure) {
        assertThat(NothingDone.by(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isNotSureOfTheRest(Throwable failure) {
        assertThat(NothingDone.by(failure)).isFalse();
    }
}

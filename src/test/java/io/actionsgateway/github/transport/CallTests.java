package io.actionsgateway.github.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class CallTests {

    private static final Call CALL = Call.of(
            Operation.get("actions/list-runs", "/repos/{owner}/{repo}/actions/runs", Permission.ACTIONS_READ),
            Map.of("owner", "octo-org", "repo", "hello-world"),
            Map.of("per_page", 5));

    @Test
    void keepsTheHeadersOfItsCopyToTheCopy() {
        Call authorized = CALL.withHeader("X-One", "1").withHeader(HttpHeaders.AUTHORIZATION, "Bearer ghs_c4n4ry");

        assertThat(CALL.headers().isEmpty()).isTrue();
        assertThat(authorized.headers().getFirst("X-One")).isEqualTo("1");
        assertThat(authorized.withHeader("X-One", "2").headers().get("X-One")).containsExactly("2");
        assertThat(authorized.headers().get("X-One")).containsExactly("1");
    }

    @Test
    void printsNeitherHeadersNorBody() {
        Call secret = CALL.withHeader(HttpHeaders.AUTHORIZATION, "Bearer ghs_c4n4ry")
                .withBody("ghs_c4n4ry".getBytes(StandardCharsets.UTF_8));

        assertThat(secret).hasToString("actions/list-runs /repos/octo-org/hello-world/actions/runs?per_page=5");
    }

    @Test
    void boundsTheDeadlineOfAnEndlessPatience() {
        Caller endless = Caller.SERVICE.within(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(endless.patience()).isEqualTo(Duration.ofDays(1));
        assertThat(Caller.SERVICE.within(Duration.ofSeconds(-1)).patience()).isEqualTo(Duration.ZERO);
    }

    @Test
    void refusesAHostWhoseNameFitsNowhere() {
        assertThatThrownBy(() -> new GitHubHost(URI.create("https://api.github.com/#part")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitHubHost(URI.create("https://" + "a.".repeat(60) + "example.com")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

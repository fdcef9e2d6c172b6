package io.actionsgateway.simulation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeciderTests {

    private static final Account OCTOCAT = Account.user("octocat", 583231);
    private static final Account MONALISA = Account.user("monalisa", 2);

    private final Environment production =
            new TestTwin().repository().environment("production").orElseThrow();

    @ParameterizedTest
    @CsvSource({"monalisa, false, monalisa", "hubot, false,", "hubot, true, monalisa"})
    void letsReviewersDecideAndWhoSpeaksForThem(String caller, boolean everybody, String reviewer) {
        assertThat(new Decider(account(caller), everybody, false)
                        .reviewer(OCTOCAT, production)
                        .map(Account::login))
                .isEqualTo(Optional.ofNullable(reviewer));
    }

    @Test
    void letsNobodyDecideWithoutAToken() {
        assertThat(new Decider(MONALISA, true, true).reviewer(OCTOCAT, production))
                .isEmpty();
    }

    @Test
    void keepsReviewersFromTheirOwnRunsWhereThatIsForbidden() {
        assertThat(new Decider(MONALISA, false, false).reviewer(MONALISA, production))
                .contains(MONALISA);

        production.guard(List.of(MONALISA, OCTOCAT), Duration.ZERO, true, TestTwin.START);

        assertThat(new Decider(MONALISA, false, false).reviewer(MONALISA, production))
                .isEmpty();
        assertThat(new Decider(MONALISA, false, false).reviewer(OCTOCAT, production))
                .contains(MONALISA);
    }

    private static Account account(String login) {
        return login.equals("monalisa") ? MONALISA : Account.user(login, 7);
    }
}

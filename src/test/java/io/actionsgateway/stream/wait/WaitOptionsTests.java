package io.actionsgateway.stream.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.run.RunView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitOptionsTests {

    /** Attempts are spelled by their states, first to last. */
    @ParameterizedTest
    @CsvSource({
        "'',                                , , ,  false",
        "queued,                            , , 1, false",
        "completed/success,                 , , 1, true",
        "requested,                         , , 1, false",
        "pending,                           , , 1, false",
        "waiting,                           , , 1, false",
        "completed/action_required,         , , 1, false",
        "completed/cancelled,               , , 1, true",
        "completed/word_of_tomorrow,        , , 1, true",
        "word_of_tomorrow,                  , , 1, false",
        "completed/failure in_progress,     , , 2, false",
        "completed/failure completed/success, , , 2, true",
        "completed/failure in_progress,     1, , 1, true",
        "completed/failure,                 2, , 1, false",
        "completed/failure,                 , 1, 1, false",
        "completed/failure in_progress,     , 1, 2, false",
        "completed/failure completed/success in_progress, , 1, 2, true",
        "completed/failure in_progress completed/success, , 1, 3, true",
        "completed/failure,                 , 0, 1, true",
    })
    void knowsWhichAttemptIsMeantAndWhenItHasEnded(
            String states, @Nullable Integer attempt, @Nullable Integer after, @Nullable Integer told, boolean ended) {
        WaitOptions options = new WaitOptions(Duration.ofSeconds(1), attempt, after);
        List<String> words =
                Arrays.stream(states.split(" ")).filter(word -> !word.isEmpty()).toList();
        List<RunView> attempts = Runs.attempts(words);

        assertThat(options.best(attempts).map(run -> run.key().runAttempt()).orElse(null))
                .isEqualTo(told);
        assertThat(options.satisfiedBy(attempts)).isEqualTo(ended);
    }

    @Test
    void refusesTwoWishesAtOnce() {
        assertThatThrownBy(() -> new WaitOptions(Duration.ofSeconds(1), 1, 1))
                .isInstanceOf(InvalidRequestException.class);
    }
}

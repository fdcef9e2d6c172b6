package io.actionsgateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTests {

    @Test
    void comesBackFromItsText() {
        LogPosition place = new LogPosition(1, 7311, 42);

        assertThat(place.text()).isEqualTo("1-7311-42");
        assertThat(LogPosition.parse(place.text())).isEqualTo(place);
    }

    @Test
    void ordersByEraThenTransactionThenPosition() {
        assertThat(new LogPosition(2, 1, 1)).isGreaterThan(new LogPosition(1, 9, 9));
        assertThat(new LogPosition(1, 10, 1)).isGreaterThan(new LogPosition(1, 9, 9));
        assertThat(new LogPosition(1, 9, 10)).isGreaterThan(new LogPosition(1, 9, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-2",
                "1-2-3-4",
                "1-2-x",
                "-1-2-3",
                "1-2--3",
                " 1-2-3",
                "1-9999999999999999999-1",
                "१-२-३"
            })
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogPosition.parse(text));
    }
}

package io.actionsgateway.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.platform.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    8e03978e-40d5-43dd-bc93-6894a57f9324   | 8e03978e-40d5-43dd-bc93-6894a57f9324
                    "8e03978e-40d5-43dd-bc93-6894a57f9324" | 8e03978e-40d5-43dd-bc93-6894a57f9324
                    x                                      | x
                    "a b, c"                               | a b, c
                    "a\\"b\\\\c"                           | a"b\\c
                    run/42:rerun=1;a                       | run/42:rerun=1;a
                    """, delimiter = '|')
    void readsBareAndQuotedOnes(String header, String key) {
        assertThat(IdempotencyKey.of(List.of(header))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "a b",
                "a,b",
                "a\"b",
                "\"a",
                "a\"",
                "\"a\\b\"",
                "\"a\";p=1",
                "\u00e4",
                "a\tb",
                "a\u0000b",
                "\"a\u007fb\""
            })
    void refusesWhatIsNone(String header) {
        assertThatThrownBy(() -> IdempotencyKey.of(List.of(header)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("Idempotency-Key must be sent once");
    }

    @Test
    void refusesLongOnesAndSeveral() {
        assertThat(IdempotencyKey.of(List.of("k".repeat(255)))).hasSize(255);
        assertThat(IdempotencyKey.of(List.of("\"" + "k".repeat(255) + "\""))).hasSize(255);
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("k".repeat(256))))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("\"" + "k".repeat(256) + "\"")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> IdempotencyKey.of(List.of("a", "a"))).isInstanceOf(InvalidRequestException.class);
    }
}

package io.actionsgateway.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "[]", "1", "null", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"b\":{\"a\":1,\"a\":2}}",
                "{} {}", "{} x", "{'a':1}", "{/* */}", "{\"a\":NaN}", "{\"a\":1,}", "\ufeff{}"
            })
    void readsNothingThatAnotherReaderMightReadOtherwise(String text) {
        assertThat(JsonBody.read(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void readsUtf8Only() {
        String text = "{\"ref\":\"größe\"}";

        assertThat(JsonBody.read(text.getBytes(StandardCharsets.UTF_16BE))).isEmpty();
        assertThat(JsonBody.read(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(JsonBody.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .hasToString(text);
    }

    @Test
    void writesNumbersAsTheyWere() {
        String text = "{\"a\":12345678901234567890123,\"b\":0.1000000000000000055511151231257827}";

        assertThat(JsonBody.write(
                        JsonBody.read(text.getBytes(StandardCharsets.UTF_8)).orElseThrow()))
                .asString()
                .isEqualTo(text);
    }
}

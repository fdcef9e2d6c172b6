package io.actionsgateway.api.v3.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** {@code up:} stands for GitHub's root, {@code us:} for ours. */
class BodyUrlsTests {

    private static String ours(String url) {
        return url.startsWith("up:") ? "us::" + url.substring(3) : url;
    }

    private static String changed(String json) {
        return new String(
                BodyUrls.changed(json.getBytes(StandardCharsets.UTF_8), BodyUrlsTests::ours), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "{\"url\":\"up:/a\"}                       | {\"url\":\"us::/a\"}",
                "{\"href\":\"up:/a\"}                      | {\"href\":\"us::/a\"}",
                "{\"jobs_url\" : \"up:/a{/sha}\" }         | {\"jobs_url\" : \"us::/a{/sha}\" }",
                "[{\"a\":[{\"b\":{\"x_url\":\"up:\"}}]}]   | [{\"a\":[{\"b\":{\"x_url\":\"us::\"}}]}]",
                "{\"url\":\"up:/ä€😀\",\"ä\":\"😀\"}        | {\"url\":\"us::/ä€😀\",\"ä\":\"😀\"}",
                "{\"ä😀\":1,\"url\":\"up:/1\",\"b_url\":\"up:/2\"} | {\"ä😀\":1,\"url\":\"us::/1\",\"b_url\":\"us::/2\"}",
                "{\"url\":\"up:\\/a\\/b\"}                 | {\"url\":\"us::/a/b\"}",
                "{\"url\":\"up:/a?b=1\\u0026c=\\\"\"}      | {\"url\":\"us::/a?b=1&c=\\\"\"}",
                "{\"\\u0075rl\":\"up:/a\"}                 | {\"\\u0075rl\":\"us::/a\"}",
                "{\"url\":\"up:/a\",\"url\":\"up:/b\"}     | {\"url\":\"us::/a\",\"url\":\"us::/b\"}"
            })
    void changesUrlsAndNothingElse(String json, String wanted) {
        assertThat(changed(json)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":\"up:/a\",\"message\":\"up:/a\",\"name\":\"up:\",\"curl\":\"up:/a\",\"urls\":\"up:/a\"}",
                "{\"tag_urls\":[\"up:/a\"],\"url\":[\"up:/a\"],\"x_url\":{\"a\":\"up:/a\"}}",
                "{\"payload\":{\"url\":\"up:/a\",\"x\":[{\"href\":\"up:\"}]},\"inputs\":{\"api_url\":\"up:/a\"}}",
                "{\"url\":null,\"a_url\":12,\"b_url\":true,\"c_url\":\"https://github.com/a\"}",
                "{\"n\":1.0,\"big\":123456789012345678901234567890,\"e\":1E+2,\"z\":-0.0,\"a\":null}",
                " [ 1 ,\t\"up:/a\" , { } ]\r\n",
                "\"up:/a\"",
                "{}",
                "null"
            })
    void leavesEveryOtherByte(String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);

        assertThat(BodyUrls.changed(body, BodyUrlsTests::ours)).isSameAs(body);
    }

    @Test
    void keepsWhatStandsAroundALongList() {
        StringBuilder json = new StringBuilder("{ \"items\" : [");
        for (int i = 0; i < 5_000; i++) {
            json.append(i == 0 ? "" : " ,\n")
                    .append("{\"ü\":\"€\\n\",\"url\":\"up:/")
                    .append(i)
                    .append("\",\"n\":1.50}");
        }
        json.append("] }\n");

        assertThat(changed(json.toString())).isEqualTo(json.toString().replace("up:", "us::"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{\"url\":\"up:/a\"", "{\"url\":\"up:/a\"}}", "{'a':1}", "\u0000"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> changed(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatThrownBy(() -> changed("[".repeat(100_000))).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "", "1", "{}{}", "{", "<a>"})
    void tellsAnObjectFromOtherThings(String text) {
        assertThat(BodyUrls.isObject(text.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(BodyUrls.isObject("{\"a\":[{}]} ".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }
}

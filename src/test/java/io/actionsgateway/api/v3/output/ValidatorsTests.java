package io.actionsgateway.api.v3.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.api.v3.step.DialectAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTests {

    private static final DialectAnswer RUN =
            Asked.json(200, "{\"id\":7}", "Last-Modified", "Fri, 01 May 2026 10:00:00 GMT", "ETag", "\"github's\"");

    private static String etag(DialectAnswer answer) {
        return Validators.judged(Asked.read(), answer).headers().getFirst("ETag");
    }

    @Test
    void givesAWeakTagOfBodyAndType() {
        assertThat(etag(RUN)).matches("W/\"[A-Za-z0-9_-]{43}\"").isEqualTo(etag(Asked.json(200, "{\"id\":7}")));
        assertThat(etag(Asked.json(200, "{\"id\":8}"))).isNotEqualTo(etag(RUN));
        assertThat(etag(Asked.answer(200, "application/vnd.github.raw", "{\"id\":7}")))
                .isNotEqualTo(etag(RUN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG", "STRONG", "\"other\", TAG", "W/\"a,b\",STRONG , \"c\"", "*"})
    void saysUnchangedToWhoHasIt(String condition) {
        DialectAnswer answer = Validators.judged(Asked.read("If-None-Match", filled(condition)), RUN);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().getFirst("ETag")).isEqualTo(etag(RUN));
        assertThat(answer.headers().getFirst("Cache-Control")).isEqualTo("private, max-age=0, must-revalidate");
        assertThat(answer.headers().getFirst("Vary")).contains("Authorization");
        assertThat(answer.headers().containsHeader("Content-Type")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"github's\"", "W/\"other\"", "", "\"", "W/", "tag-without-quotes", "\"*\""})
    void givesTheBodyToWhoHasAnother(String condition) {
        DialectAnswer answer = Validators.judged(
                Asked.read("If-None-Match", condition, "If-Modified-Since", "Fri, 01 May 2026 10:00:00 GMT"), RUN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Asked.text(answer)).isEqualTo("{\"id\":7}");
    }

    @Test
    void looksAtTagsInSeveralHeaders() {
        assertThat(Validators.judged(Asked.read("If-None-Match", "\"x\"", "If-None-Match", etag(RUN)), RUN)
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "'Fri, 01 May 2026 10:00:00 GMT', 304",
        "'Fri, 01 May 2026 10:00:01 GMT', 304",
        "'Fri, 01 May 2026 09:59:59 GMT', 200",
        "'yesterday', 200"
    })
    void comparesDatesWhenThereIsNoTag(String since, int status) {
        assertThat(Validators.judged(Asked.read("If-Modified-Since", since), RUN)
                        .status())
                .isEqualTo(status);
        assertThat(Validators.judged(Asked.read("If-Modified-Since", since), Asked.json(200, "{}"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 302, 404, 422})
    void judgesNothingButSuccessfulReads(int status) {
        DialectAnswer answer = Validators.judged(Asked.read("If-None-Match", "*"), Asked.json(status, "{}"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().containsHeader("ETag")).isFalse();
        assertThat(answer.headers().getFirst("Cache-Control")).isNull();
        assertThat(Validators.judged(Asked.write("If-None-Match", "*"), Asked.json(200, "{}"))
                        .status())
                .isEqualTo(200);
    }

    private static String filled(String condition) {
        String tag = String.valueOf(etag(RUN));
        return condition.replace("STRONG", tag.substring(2)).replace("TAG", tag);
    }
}

package io.actionsgateway.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class FileNameTests {

    private static String named(String disposition) {
        HttpHeaders headers = new HttpHeaders();
        if (disposition != null) {
            headers.set(HttpHeaders.CONTENT_DISPOSITION, disposition);
        }
        return FileName.disposition(headers, Content.ARTIFACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attachment; filename=\"build-output.zip\"          | attachment; filename=\"build-output.zip\"",
                "attachment; filename=build.zip                     | attachment; filename=\"build.zip\"",
                "attachment; filename=\"../../etc/passwd\"          | attachment; filename=\"passwd\"",
                "attachment; filename=\"..\\\\..\\\\x.zip\"         | attachment; filename=\"x.zip\"",
                "attachment; filename=\".bashrc\"                   | attachment; filename=\"bashrc\"",
                "attachment; filename=\"..\"                        | attachment; filename=\"artifact.zip\"",
                "attachment; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x.zip | attachment; filename=\"aSet-Cookie_ x.zip\"; filename*=UTF-8''aSet-Cookie%3A%20x.zip",
                "attachment; filename*=UTF-8''gr%C3%BC%C3%9Fe.zip   | attachment; filename=\"gr__e.zip\"; filename*=UTF-8''gr%C3%BC%C3%9Fe.zip",
                "attachment; filename*=UTF-8''a%22%3B%20b.zip       | attachment; filename=\"a_ b.zip\"; filename*=UTF-8''a%3B%20b.zip",
                "inline                                             | attachment; filename=\"artifact.zip\"",
                "???                                                | attachment; filename=\"artifact.zip\"",
                "attachment; filename*=UTF-8''%ZZ                   | attachment; filename=\"artifact.zip\""
            })
    void makesNamesHarmless(String given, String wanted) {
        assertThat(named(given)).isEqualTo(wanted);
    }

    @Test
    void hasANameWhenStorageHasNone() {
        assertThat(named(null)).isEqualTo("attachment; filename=\"artifact.zip\"");
    }

    @Test
    void boundsTheLength() {
        assertThat(named("attachment; filename=\"" + "x".repeat(5_000) + ".zip\""))
                .hasSizeLessThan(200)
                .endsWith(".zip\"");
    }
}

package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class KeptHeadersTests {

    @Test
    void leavesWhatIsKeptAsItWas() {
        HttpHeaders kept = new HttpHeaders();
        kept.set("ETag", "\"a\"");
        HttpHeaders of304 = new HttpHeaders();
        of304.set("etag", "\"b\"");
        of304.set("Content-Length", "0");

        HttpHeaders updated = KeptHeaders.updated(kept, of304);

        assertThat(updated.get("ETag")).containsExactly("\"b\"");
        assertThat(updated.containsHeader("Content-Length")).isFalse();
        assertThat(kept.get("ETag")).containsExactly("\"a\"");
    }
}

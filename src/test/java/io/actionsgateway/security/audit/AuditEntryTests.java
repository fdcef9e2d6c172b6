package io.actionsgateway.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.security.audit.AuditEntry.Result;
import io.actionsgateway.security.audit.AuditEntry.What;
import io.actionsgateway.security.audit.AuditEntry.Who;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An entry's text and hash are fixed for ever: whoever recomputes them relies on it. */
class AuditEntryTests {

    @Test
    void hasOneCanonicalText() {
        AuditEntry entry = new AuditEntry(
                "r1",
                new Who("key:team-a", "k1"),
                What.of("actions/x", Map.of("repo", "b", "owner", "a", "run_id", "7", "attemptNumber", "2")),
                new Result(AuditOutcome.REFUSED, 422, "C0FE:1", "InvalidInputs"),
                "ab",
                3);

        Told told = new Told(Instant.parse("2026-05-01T10:00:00.1234567Z"), entry);

        assertThat(told.text(9))
                .isEqualTo(
                        "{\"id\":9,\"at\":\"2026-05-01T10:00:00.123Z\",\"request_id\":\"r1\",\"subject\":\"key:team-a\","
                                + "\"key_id\":\"k1\",\"operation\":\"actions/x\",\"repository\":\"a/b\","
                                + "\"ids\":{\"attempt_number\":\"2\",\"run_id\":\"7\"},\"body_sha256\":\"ab\","
                                + "\"outcome\":\"refused\",\"status\":422,\"github_request_id\":\"C0FE:1\","
                                + "\"reason\":\"InvalidInputs\",\"count\":3}");
    }

    /** {@code (head -c 32 /dev/zero; printf '{"id":1}') | sha256sum}. */
    @Test
    void hashesTheHashBeforeAndTheText() {
        Link first = Link.BEFORE_ALL.next("{\"id\":1}");

        assertThat(first.id()).isEqualTo(1);
        assertThat(first.hex()).isEqualTo("d636dacedc755191969b4ae706800b617b58a3ed9cde374114d9b8154891be0c");
    }

    @Test
    void staysBoundedWhateverIsSaid() {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            variables.put("name" + i, "\uD83D\uDE80".repeat(1_000));
        }
        AuditEntry entry = AuditEntry.of(
                "r".repeat(5_000),
                new Who("s".repeat(5_000), "k".repeat(5_000)),
                What.of("o".repeat(5_000), variables),
                Result.denied(400, "x".repeat(5_000)));

        String text = new Told(Instant.EPOCH, entry).text(1);

        assertThat(entry.what().ids()).hasSize(10);
        assertThat(text.codePoints().count()).isLessThan(8_000);
        assertThat(text).doesNotContain("\uFFFD");
    }
}

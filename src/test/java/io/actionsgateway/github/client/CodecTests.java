package io.actionsgateway.github.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.actionsgateway.github.model.GitHubObject;
import io.actionsgateway.github.transport.GitHubException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CodecTests {

    private final Codec codec = new Codec();

    record Inner(long id, @JsonProperty(GitHubObject.WHOLE) JsonNode json) implements GitHubObject {}

    record Outer(
            long id,
            String headSha,
            Instant createdAt,
            Inner inner,
            List<Inner> list,
            @JsonProperty(GitHubObject.WHOLE) JsonNode json)
            implements GitHubObject {}

    private Outer outer(String text) {
        JsonNode tree = codec.tree(text.getBytes(StandardCharsets.UTF_8), "test");
        return codec.typed(tree, Outer.class, "test");
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        String text = "{\"id\":9007199254740993,\"new\":{\"a\":[1.10,null]},\"head_sha\":null,"
                + "\"created_at\":\"2026-01-01T00:00:00.000+01:00\",\"inner\":{\"id\":7,\"x\":true},\"list\":[{\"id\":8,\"y\":1e400}]}";

        Outer outer = outer(text);

        assertThat(outer.id()).isEqualTo(9007199254740993L);
        assertThat(outer.createdAt()).isEqualTo("2025-12-31T23:00:00Z");
        assertThat(outer.inner().json().path("x").asBoolean()).isTrue();
        assertThat(outer.list().getFirst().json().has("y")).isTrue();
        assertThat(new String(codec.bytes(outer), StandardCharsets.UTF_8)).isEqualTo(text.replace("1e400", "1E+400"));
        assertThat(new String(codec.bytes(outer.inner()), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":7,\"x\":true}");
    }

    @Test
    void takesAnObjectThatLacksFields() {
        assertThat(outer("{}").headSha()).isNull();
    }

    @Test
    void refusesWhatIsNoObjectOrOfAnotherTypeWithoutQuotingIt() {
        assertThatThrownBy(() -> outer("[]")).isInstanceOf(GitHubException.ParseError.class);
        assertThatThrownBy(() -> outer("{\"created_at\":\"c4n4ry\"}"))
                .isInstanceOf(GitHubException.ParseError.class)
                .hasMessageNotContaining("c4n4ry")
                .hasNoCause();
        assertThatThrownBy(() -> outer("<html>")).isInstanceOf(GitHubException.ParseError.class);
    }
}

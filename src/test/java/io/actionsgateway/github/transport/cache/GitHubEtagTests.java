package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubEtagTests {

    private static final byte[] BODY = "{\"total_count\":0}".getBytes(StandardCharsets.UTF_8);
    private static final List<String> ACCEPT = List.of("application/vnd.github+json");

    @Test
    void isTheDigestOfNothingWithoutHeadersAndBody() {
        assertThat(GitHubEtag.of(List.of(), (String) null, new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void isTheDigestOfTheBodyWithoutHeaders() {
        assertThat(GitHubEtag.of(List.of(), (String) null, BODY))
                .isEqualTo("5572d945ae088dc20eb0495709f52a66f7d5b14bb902b6f9e536a8a2c26b6368");
    }

    @Test
    void putsEachHeaderAndAColonInFront() {
        assertThat(GitHubEtag.of(ACCEPT, (String) null, BODY))
                .isEqualTo("b7fdad6501d4d21f0601a8beb439aa56e0fdbe80daf40fe400a9037dce544cce");
        assertThat(GitHubEtag.of(ACCEPT, new FakeCredential("", "ghs_c4n4ry_old").current(), BODY))
                .isEqualTo("d0978160d779cb13073f3b38d4b0e1749e6e4fb7f239998df3dfe383cd2b5898");
    }

    @Test
    void comparesWeakAndStrongAlike() {
        assertThat(GitHubEtag.matches("\"abc\"", "abc")).isTrue();
        assertThat(GitHubEtag.matches("W/\"abc\"", "abc")).isTrue();
        assertThat(GitHubEtag.matches("\"abd\"", "abc")).isFalse();
    }

    @Test
    void staysWeakOrStrong() {
        assertThat(GitHubEtag.like("W/\"abc\"", "def")).isEqualTo("W/\"def\"");
        assertThat(GitHubEtag.like("\"abc\"", "def")).isEqualTo("\"def\"");
    }

    @Test
    void tellsTokensApartWithoutShowingThem() {
        String print = GitHubEtag.print(new FakeCredential("", "ghs_c4n4ry").current());

        assertThat(print).hasSize(16).doesNotContain("c4n4ry");
        assertThat(print).isEqualTo(GitHubEtag.print(new FakeCredential("", "ghs_c4n4ry").current()));
        assertThat(print).isNotEqualTo(GitHubEtag.print(new FakeCredential("", "ghs_c4n4ry_other").current()));
    }
}

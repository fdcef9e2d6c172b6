package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Names one answer within one partition of credentials. A digest, so that nothing about it can be read from the table.
 *
 * @param hex SHA-256 of everything that an answer depends on
 */
record CacheKey(String hex) {

    /** What is sent when the call does not say. */
    static final String ACCEPT = "application/vnd.github+json";

    private static final String VERSION = "X-GitHub-Api-Version";

    static CacheKey of(Call call, String apiVersion) {
        MessageDigest digest = Digests.sha256();
        String version = call.headers().getFirst(VERSION);
        add(digest, call.identity().partition());
        add(digest, call.operation().method().name());
        add(digest, call.identity().host().apiUrl().toString());
        add(digest, call.path());
        add(digest, version == null ? apiVersion : version);
        accept(call).forEach(value -> add(digest, value));
        // What was found by following may be a repository that is called otherwise now.
        if (!call.follows()) {
            add(digest, "unfollowed");
        }
        return new CacheKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** Names a mark that is no answer; no method has its word. */
    static CacheKey ofMark(GitHubHost host, String mark) {
        MessageDigest digest = Digests.sha256();
        add(digest, "");
        add(digest, "mark");
        add(digest, host.apiUrl().toString());
        add(digest, mark);
        return new CacheKey(HexFormat.of().formatHex(digest.digest()));
    }

    /** The values of {@code Accept} that go out. */
    static List<String> accept(Call call) {
        List<String> values = call.headers().get(HttpHeaders.ACCEPT);
        return values == null || values.isEmpty() ? List.of(ACCEPT) : values;
    }

    /** With its length in front, so that no two lists of parts give the same bytes. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}

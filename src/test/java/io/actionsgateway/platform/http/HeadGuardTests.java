package io.actionsgateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class HeadGuardTests {

    private static final String GOOD = "GET /api/v3/user?a=%20 HTTP/1.1\r\nHost: localhost:8080\r\nX: y\r\n\r\n";
    private static final String LINE = "GET /api/v3/user HTTP/1.1\r\n";
    private static final String HEAD = LINE + "Host: localhost\r\n";

    private final EmbeddedChannel channel = channel(List.of());

    static List<Arguments> broken() {
        return List.of(
                Arguments.of("no host", LINE + "\r\n", Refusal.NO_HOST),
                Arguments.of("two hosts", HEAD + "Host: localhost\r\n\r\n", Refusal.NO_HOST),
                Arguments.of("empty host", LINE + "Host: \r\n\r\n", Refusal.BAD_HOST),
                Arguments.of("host with user", LINE + "Host: a@b\r\n\r\n", Refusal.BAD_HOST),
                Arguments.of("host with path", LINE + "Host: a/b\r\n\r\n", Refusal.BAD_HOST),
                Arguments.of("host list", LINE + "Host: a, b\r\n\r\n", Refusal.BAD_HOST),
                Arguments.of("port out of range", LINE + "Host: a:65536\r\n\r\n", Refusal.BAD_HOST),
                Arguments.of(
                        "two credentials", HEAD + "Authorization: a\r\nauthorization: b\r\n\r\n", Refusal.REPEATED),
                Arguments.of("two types", HEAD + "Content-Type: a/b\r\nContent-Type: a/b\r\n\r\n", Refusal.REPEATED),
                Arguments.of(
                        "two lengths", HEAD + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of(
                        "same length twice",
                        HEAD + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na",
                        Refusal.UNREADABLE),
                Arguments.of("list of lengths", HEAD + "Content-Length: 1, 1\r\n\r\na", Refusal.UNREADABLE),
                Arguments.of("signed length", HEAD + "Content-Length: +1\r\n\r\na", Refusal.UNREADABLE),
                Arguments.of("negative length", HEAD + "Content-Length: -1\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of(
                        "length and chunks",
                        HEAD + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        Refusal.UNREADABLE),
                Arguments.of("gzip", HEAD + "Transfer-Encoding: gzip\r\n\r\n", Refusal.CODING),
                Arguments.of("gzip in chunks", HEAD + "Transfer-Encoding: gzip, chunked\r\n\r\n", Refusal.CODING),
                Arguments.of("identity", HEAD + "Transfer-Encoding: identity\r\n\r\n", Refusal.CODING),
                Arguments.of("nearly chunked", HEAD + "Transfer-Encoding: xchunked\r\n\r\n", Refusal.CODING),
                Arguments.of("chunked twice", HEAD + "Transfer-Encoding: chunked, chunked\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("folded", HEAD + "X: a\r\n b\r\n\r\n", Refusal.FOLDED),
                Arguments.of("folded by tab", HEAD + "X: a\r\n\tb\r\n\r\n", Refusal.FOLDED),
                Arguments.of("blank before colon", HEAD + "X : a\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("no colon", HEAD + "X\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("no name", HEAD + ":refused: FOLDED\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("null in value", HEAD + "X: a\0b\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("escape in value", HEAD + "X: a\u001bb\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("return in value", HEAD + "X: a\rb\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("absolute form", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("authority form", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("asterisk form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("no URL", "GET /a|b HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("broken encoding", "GET /%g0 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("broken query", "GET /?a=% HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("raw UTF-8 in path", "GET /\u00c3\u00a4 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal.TARGET),
                Arguments.of("HTTP/2", "PRI / HTTP/2.0\r\n\r\n", Refusal.VERSION),
                Arguments.of("no HTTP", "\u0016\u0003\u0001\u0002\u0000\r\n\r\n", Refusal.UNREADABLE),
                Arguments.of("long target", "GET /" + "a".repeat(600) + " HTTP/1.1\r\n", Refusal.TARGET_TOO_LONG),
                Arguments.of("long header", HEAD + "X: " + "a".repeat(1100) + "\r\n", Refusal.HEADERS_TOO_LARGE),
                Arguments.of("many headers", HEAD + "X: a\r\n".repeat(30) + "\r\n", Refusal.HEADERS_TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refuses(String name, String head, Refusal refusal) {
        receive(head);

        assertThat(heads()).as(name).containsExactly(refusal.name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesWhateverWayItsBytesArriveAndReadsNoFurther(String name, String head, Refusal refusal) {
        receive(GOOD);
        (head + GOOD).chars().forEach(each -> receive(Character.toString(each)));

        assertThat(heads()).as(name).containsExactly("/api/v3/user?a=%20", refusal.name());
    }

    @Test
    void takesRequestsThatFollowEachOther() {
        receive(GOOD
                + "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n\n x\r\n "
                + "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\n  \r\n0\r\n\r\n" + GOOD);

        assertThat(heads()).containsExactly("/api/v3/user?a=%20", "/b", "/c", "/api/v3/user?a=%20");
    }

    @Test
    void findsAFoldBehindABody() {
        receive("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + HEAD + "X: a\r\n b\r\n\r\n");

        assertThat(heads()).containsExactly("/b", Refusal.FOLDED.name());
    }

    @Test
    void encodesWhatClientsLeaveRawInQueries() {
        receive("GET /a?created=>=2020&b={\u00c3\u00a4}&c[]=d HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(heads()).containsExactly("/a?created=%3E=2020&b=%7B%C3%A4%7D&c[]=d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Localhost", "a.example.com:443", "example.org"})
    void takesHostsThatAreAllowed(String host) {
        EmbeddedChannel named = channel(List.of("localhost", "*.example.com", "example.org"));
        named.writeInbound(bytes(LINE + "Host: " + host + "\r\n\r\n"));

        assertThat(heads(named)).containsExactly("/api/v3/user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "example.com", "localhost.evil.example", "127.0.0.1", "[::1]:80"})
    void refusesOtherHosts(String host) {
        EmbeddedChannel named = channel(List.of("localhost", "*.example.com"));
        named.writeInbound(bytes(LINE + "Host: " + host + "\r\n\r\n"));

        assertThat(heads(named)).containsExactly(Refusal.FOREIGN_HOST.name());
    }

    @Test
    void keepsTheShapeOfWhatCannotBeRead() {
        receive("GET /api/v3/" + "a".repeat(600) + " HTTP/1.1\r\n");
        HttpRequest harmless = channel.readInbound();

        assertThat(harmless.uri()).isEqualTo("/api/v3/");
    }

    private void receive(String text) {
        channel.writeInbound(bytes(text));
    }

    private List<String> heads() {
        return heads(channel);
    }

    /** Targets, or refusals. */
    private static List<String> heads(EmbeddedChannel channel) {
        List<String> heads = new ArrayList<>();
        for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
            if (next instanceof HttpRequest request) {
                String refusal = request.headers().get(HeadGuard.REFUSED);
                heads.add(refusal == null ? request.uri() : refusal);
            }
        }
        return heads;
    }

    private static EmbeddedChannel channel(List<String> hosts) {
        ServerLimits limits = new ServerLimits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                DataSize.ofBytes(512),
                DataSize.ofBytes(1024),
                25,
                DataSize.ofMegabytes(1),
                1,
                Duration.ZERO,
                hosts);
        HeadBytes bytes = new HeadBytes();
        return new EmbeddedChannel(
                bytes,
                new HttpServerCodec(512, 1024, 8192),
                new HeadGuard(bytes, new HeadRules(limits, new HostNames(hosts))));
    }

    private static io.netty.buffer.ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }
}

package io.actionsgateway.github.transport.send;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.redirect;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException.TransportError;
import io.actionsgateway.github.transport.LinkedSteps;
import io.actionsgateway.github.transport.ScriptedPeer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects: those within GitHub are followed, no others. */
class RedirectsIT {

    private static final String RUN = "/repos/octo-org/hello-world/actions/runs/7";
    private static final String MOVED = "/repositories/42/actions/runs/7";

    private final Peers peers = new Peers();

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsARepositoryToItsNewPlace(int status) {
        peers.peer.on(RUN + "/rerun", redirect(status, peers.peer.url(MOVED + "?page=2")));
        peers.peer.on(MOVED, json("{\"id\":7}"));

        Answer answer = peers.exchange(
                LinkedSteps.call(LinkedSteps.POST, peers.peer.url("")).withBody("{}".getBytes(StandardCharsets.UTF_8)));

        ScriptedPeer.Request second = peers.peer.requests().getLast();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(second.method()).isEqualTo("POST");
        assertThat(second.target()).isEqualTo(MOVED + "?page=2");
        assertThat(second.body()).isEqualTo("{}");
        assertThat(second.header("authorization")).contains("Bearer ghs_c4n4ry");
    }

    @Test
    void followsARepositoryBelowAnEnterpriseServersPath() {
        peers.peer.on("/api/v3" + RUN, redirect(301, "/api/v3" + MOVED));
        peers.peer.on("/api/v3" + MOVED, json("{}"));

        assertThat(peers.exchange(LinkedSteps.call(LinkedSteps.GET, peers.peer.url("/api/v3")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void handsOutTheLinkOfADownload() {
        peers.peer.on(RUN + "/logs", redirect(302, "https://x.blob.core.windows.net/a?sig=c4n4ry"));

        Answer answer = peers.exchange(LinkedSteps.call(LinkedSteps.LOGS, peers.peer.url("")));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).contains("https://x.blob.core.windows.net/a?sig=c4n4ry");
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void followsARenamedRepositoryToTheLinkOfADownload() {
        peers.peer.on(RUN + "/logs", redirect(301, peers.peer.url(MOVED + "/logs")));
        peers.peer.on(MOVED + "/logs", redirect(302, "https://x.blob.core.windows.net/a?sig=c4n4ry"));

        assertThat(peers.exchange(LinkedSteps.call(LinkedSteps.LOGS, peers.peer.url("")))
                        .status())
                .isEqualTo(302);
        assertThat(peers.peer.requests()).hasSize(2);
    }

    static Stream<String> tricks() {
        return Stream.of(
                "http://evil.example" + MOVED,
                "https://localhost:PORT" + MOVED,
                "http://localhost:1" + MOVED,
                "http://user:pass@localhost:PORT" + MOVED,
                "http://localhost:PORT@evil.example" + MOVED,
                "//evil.example" + MOVED,
                "http://169.254.169.254" + MOVED,
                "http://[::ffff:169.254.169.254]" + MOVED,
                "http://2130706433:PORT" + MOVED,
                "http://0x7f000001:PORT" + MOVED,
                "http://0177.0.0.1:PORT" + MOVED,
                "http://127.0.0.1:PORT" + MOVED,
                "http://[::1]:PORT" + MOVED,
                "http://localhost.:PORT" + MOVED,
                "http://localhost:PORT/user",
                "http://localhost:PORT/repositories/x/actions",
                "http://localhost:PORT/repositories/42/../../user",
                "http://localhost:PORT/repositories/42\\..\\user",
                "http://localhost:PORT/repositories/42#@evil.example\\",
                "javascript:alert(1)",
                "",
                "http://");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void refusesRedirectsElsewhere(String location) {
        String there = location.replace("PORT", String.valueOf(peers.peer.port()));
        peers.peer.on(RUN, redirect(301, there));

        assertThat(peers.failure(peers.call()))
                .isInstanceOf(TransportError.class)
                .hasMessageContaining("refused")
                .hasNoCause();
        assertThat(peers.peer.requests()).hasSize(1);
    }

    @Test
    void refusesARedirectToNowhere() {
        peers.peer.on(RUN, status(302));

        assertThat(peers.failure(peers.call())).isInstanceOf(TransportError.class);
    }

    @Test
    void refusesALoop() {
        peers.peer.on(RUN, redirect(301, peers.peer.url(MOVED)));
        peers.peer.on(MOVED, redirect(307, peers.peer.url(MOVED)));

        assertThat(peers.failure(peers.call()))
                .isInstanceOf(TransportError.class)
                .hasMessageContaining("on and on");
        assertThat(peers.peer.requests()).hasSize(2);
    }

    @Test
    void refusesAFourthMove() {
        peers.peer.on(RUN, redirect(301, "/repositories/1"));
        for (int i = 1; i < 10; i++) {
            peers.peer.on("/repositories/" + i, redirect(301, "/repositories/" + (i + 1)));
        }

        assertThat(peers.failure(peers.call()))
                .isInstanceOf(TransportError.class)
                .hasMessageContaining("on and on");
        assertThat(peers.peer.requests()).hasSize(4);
    }
}

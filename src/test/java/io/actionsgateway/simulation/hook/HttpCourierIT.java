package io.actionsgateway.simulation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.Receiver;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class HttpCourierIT {

    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private static Letter letter(URI url) {
        return new Letter(url, new LinkedHashMap<>(Map.of("X-GitHub-Event", "ping")), new byte[] {'{', '}'});
    }

    @Test
    void tellsWhatTheReceiverAnswered() {
        try (Receiver receiver = new Receiver();
                HttpCourier courier = new HttpCourier(ENOUGH)) {
            receiver.answerWith(418);
            Reply reply = courier.carry(letter(receiver.url()));
            assertThat(reply.statusCode()).isEqualTo(418);
            assertThat(reply.status()).isEqualTo("Invalid HTTP Response: 418");
            assertThat(reply.headers()).isNotEmpty();
            assertThat(receiver.guids()).hasSize(1);
        }
    }

    @Test
    void losesPatienceWithWhoNeverAnswers() {
        DisposableServer silent = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> Mono.never())
                .bindNow();
        try (HttpCourier courier = new HttpCourier(Duration.ofMillis(200))) {
            Reply reply = courier.carry(letter(URI.create("http://127.0.0.1:" + silent.port())));
            assertThat(reply.statusCode()).isZero();
            assertThat(reply.status()).isEqualTo("timed out");
        } finally {
            silent.disposeNow();
        }
    }

    @Test
    void reportsWhereNobodyListens() {
        Receiver gone = new Receiver();
        gone.close();
        try (HttpCourier courier = new HttpCourier(ENOUGH)) {
            Reply reply = courier.carry(letter(gone.url()));
            assertThat(reply.statusCode()).isZero();
            assertThat(reply.status()).isEqualTo("failed to connect to host");
            assertThat(reply.headers()).isNull();
        }
    }

    @Test
    void keepsTheBeginningOfALongAnswer() {
        DisposableServer talker = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> response.sendString(Mono.just("x".repeat(200_000))))
                .bindNow();
        try (HttpCourier courier = new HttpCourier(ENOUGH)) {
            Reply reply = courier.carry(letter(URI.create("http://127.0.0.1:" + talker.port())));
            assertThat(reply.status()).isEqualTo("OK");
            assertThat(reply.body()).hasSize(64 * 1024);
        } finally {
            talker.disposeNow();
        }
    }
}

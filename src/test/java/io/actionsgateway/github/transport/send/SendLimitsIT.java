package io.actionsgateway.github.transport.send;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.dribble;
import static io.actionsgateway.github.transport.ScriptedPeer.endless;
import static io.actionsgateway.github.transport.ScriptedPeer.hang;
import static io.actionsgateway.github.transport.ScriptedPeer.hangAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.GitHubException.ParseError;
import io.actionsgateway.github.transport.GitHubException.Timeout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Answers that are slow or large, and how long they are waited for. */
class SendLimitsIT {

    private Peers peers = new Peers();

    @AfterEach
    void close() throws IOException {
        peers.close();
    }

    @Test
    void waitsForHeadersNoLongerThanTwelveSeconds() throws Exception {
        peers.peer.then(hang());
        CompletableFuture<Answer> answer = peers.start(peers.call());
        peers.peer.awaitRequest();

        peers.time.advance(Duration.ofMillis(11_999));
        assertThat(answer).isNotDone();
        peers.time.advance(Duration.ofMillis(1));

        assertThat(Peers.failure(answer)).isInstanceOf(Timeout.class).hasMessageContaining("headers");
        peers.peer.awaitGoodbye();
    }

    @Test
    void waitsForTheNextPieceNoLongerThanTenSeconds() throws Exception {
        peers.peer.then(hangAfter("{"));
        Instant start = peers.time.instant();
        CompletableFuture<Answer> answer = peers.start(peers.call());
        peers.peer.awaitRequest();

        Throwable failure = null;
        while (failure == null) {
            peers.time.advance(Duration.ofMillis(250));
            failure = Peers.failureWithin(answer, 20);
        }

        assertThat(failure).isInstanceOf(Timeout.class);
        assertThat(Duration.between(start, peers.time.instant())).isLessThan(Duration.ofSeconds(30));
        peers.peer.awaitGoodbye();
    }

    @Test
    void waitsForTheWholeAnswerNoLongerThanThirtySeconds() throws Exception {
        peers.close();
        peers = new Peers(Peers.limits(Duration.ofSeconds(60), DataSize.ofMegabytes(1)));
        Instant start = peers.time.instant();
        peers.peer.then(dribble(1000, () -> {
            awaitHeaders(start);
            if (Duration.between(start, peers.time.instant()).toSeconds() < 30) {
                peers.time.advance(Duration.ofSeconds(1));
            }
        }));

        assertThat(peers.failure(peers.call())).isInstanceOf(Timeout.class).hasMessageContaining("whole answer");
        assertThat(peers.time.instant()).isEqualTo(start.plusSeconds(30));
    }

    @Test
    void takesABodyThatComesSlowlyButInTime() {
        Instant start = peers.time.instant();
        peers.peer.then(dribble(25, () -> {
            awaitPiece(start);
            peers.time.advance(Duration.ofSeconds(1));
        }));

        assertThat(peers.exchange(peers.call()).body()).hasSize(25);
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() throws Exception {
        peers.peer.then(endless());

        assertThat(peers.failure(peers.call())).isInstanceOf(ParseError.class).hasMessageContaining("1048576 bytes");
        peers.peer.awaitGoodbye();
    }

    @Test
    void refusesALargeAnswerThatCameSmall() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        assertThat(packed.size()).isLessThan(100_000);
        peers.peer.then(answer(200, Map.of("Content-Encoding", "gzip"), packed.toByteArray()));

        assertThat(peers.failure(peers.call())).isInstanceOf(ParseError.class);
    }

    @Test
    void closesTheConnectionOfACancelledCall() throws Exception {
        peers.peer.then(hang());
        var call = peers.chain(peers.call()).subscribe();
        peers.peer.awaitRequest();

        call.dispose();

        peers.peer.awaitGoodbye();
    }

    /** What was sent has been taken: the next alarm is the one for the next piece, or for the whole. */
    private void awaitPiece(Instant start) {
        Instant idle = peers.time.instant().plusSeconds(10);
        Instant total = start.plusSeconds(30);
        Instant next = idle.isBefore(total) ? idle : total;
        Peers.await(() -> peers.time.next().filter(next::equals).isPresent());
    }

    /** The alarm for the headers is off. */
    private void awaitHeaders(Instant start) {
        Instant late = start.plusSeconds(12);
        Peers.await(() -> peers.time.next().filter(late::equals).isEmpty());
    }
}

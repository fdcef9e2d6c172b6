package io.actionsgateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeaderDeadlineTests {

    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HttpServerCodec(), new HeaderDeadline(Duration.ofSeconds(10)));

    @BeforeEach
    void freezeTime() {
        channel.freezeTime();
        channel.pipeline().removeLast();
        channel.pipeline().addLast(new HeaderDeadline(Duration.ofSeconds(10)));
    }

    @Test
    void closesAConnectionThatSaysNothing() {
        pass(11);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesAConnectionWhoseHeadersDribble() {
        receive("GET / HTTP/1.1\r\nHost: a\r\n");
        for (int i = 0; i < 10; i++) {
            receive("X-" + i + ": y\r\n");
            pass(1);
        }

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void leavesALongAnswerAlone() {
        receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        pass(3600);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void waitsForTheNextRequestFromTheEndOfTheAnswer() {
        receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        pass(60);
        answer(HttpResponseStatus.OK);
        pass(9);
        assertThat(channel.isOpen()).isTrue();
        pass(2);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void doesNotCountAnInterimAnswer() {
        receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
        answer(HttpResponseStatus.CONTINUE);
        pass(60);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void waitsUntilEveryPipelinedRequestIsAnswered() {
        receive("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
        answer(HttpResponseStatus.OK);
        pass(60);

        assertThat(channel.isOpen()).isTrue();
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}

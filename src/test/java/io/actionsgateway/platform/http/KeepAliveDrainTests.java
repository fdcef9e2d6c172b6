package io.actionsgateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.RawHttp;
import io.actionsgateway.platform.Waits;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A web server that is told to stop, as clients with kept-alive connections see it. */
class KeepAliveDrainTests {

    private static final String REQUEST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final ManualTime time = ManualTime.stepped(Instant.parse("2026-01-01T10:00:00Z"));

    private final ConfigurableApplicationContext server = new SpringApplicationBuilder(Greeter.class)
            .initializers(context -> ((GenericApplicationContext) context).registerBean(Waits.class, () -> time))
            .run("--spring.main.banner-mode=off", "--server.port=0", "--actions.server.farewell=" + FAREWELL);
    private final int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

    @AfterEach
    void end() {
        Thread stopping = Thread.ofVirtual().start(server::close);
        await().until(() -> {
            time.advance(FAREWELL);
            return !stopping.isAlive();
        });
    }

    @Test
    void keepsConnectionsWhileItRuns() throws Exception {
        try (RawHttp client = new RawHttp(port)) {
            assertThat(saysClose(client.send(REQUEST).answer())).isFalse();
            assertThat(saysClose(client.send(REQUEST).answer())).isFalse();
        }
    }

    @Test
    void answersOnceMoreOnEachConnectionAndSaysThatItIsTheLast() throws Exception {
        try (RawHttp client = new RawHttp(port)) {
            client.send(REQUEST).answer();
            Thread stopping = stop();

            RawHttp.Answer last = client.send(REQUEST).answer();

            assertThat(last.status()).isEqualTo(200);
            assertThat(saysClose(last)).isTrue();
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stopping.isAlive()).isTrue();
        }
    }

    @Test
    void takesNewConnectionsUntilTheFarewellIsOver() throws Exception {
        Thread stopping = stop();
        try (RawHttp late = new RawHttp(port)) {
            assertThat(late.send(REQUEST).answer().status()).isEqualTo(200);
        }

        time.advance(FAREWELL);

        assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
        assertThatThrownBy(() -> new RawHttp(port)).isInstanceOf(ConnectException.class);
    }

    @Test
    void closesConnectionsThatAreIdleAfterwards() throws Exception {
        try (RawHttp client = new RawHttp(port)) {
            client.send(REQUEST).answer();
            Thread stopping = stop();

            time.advance(FAREWELL);

            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    /** Returns once the farewell has begun. */
    private Thread stop() {
        int before = time.pauses().size();
        Thread stopping = Thread.ofVirtual().start(server::close);
        await().until(() -> time.pauses().size() > before);
        return stopping;
    }

    private static boolean saysClose(RawHttp.Answer answer) {
        return answer.hasHeader("connection: close");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ServerLimits.class)
    @Import({KeepAliveDrain.class, ServerConfiguration.class})
    @ImportAutoConfiguration({
        NettyReactiveWebServerAutoConfiguration.class,
        HttpHandlerAutoConfiguration.class,
        WebFluxAutoConfiguration.class
    })
    static class Greeter {
        @Bean
        RouterFunction<ServerResponse> greeting() {
            return RouterFunctions.route()
                    .POST("/", request -> ServerResponse.ok().bodyValue("hello"))
                    .build();
        }
    }
}

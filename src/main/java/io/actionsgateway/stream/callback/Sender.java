package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.Waits;
import io.actionsgateway.platform.address.GuardedAddresses;
import io.actionsgateway.platform.http.RetryAfter;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * Sends one message once, over a connection of its own: the host is looked up once, and connected is to an address that was
 * judged. Follows no redirect, reads no body. Never blocks; thread-safe.
 */
@Component("callbackSender")
class Sender implements DisposableBean {

    private final Targets targets;
    private final SigningSecrets secrets;
    private final CallbackProperties limits;
    private final Waits waits;
    private final Clock clock;
    private final GuardedAddresses addresses;
    private final HttpClient client;

    Sender(
            ReactorResourceFactory resources,
            Targets targets,
            SigningSecrets secrets,
            CallbackProperties limits,
            Waits waits,
            Clock clock) {
        this.targets = targets;
        this.secrets = secrets;
        this.limits = limits;
        this.waits = waits;
        this.clock = clock;
        LoopResources loops = resources.getLoopResources();
        this.addresses = new GuardedAddresses(
                NameResolverProvider.builder().build().newNameResolverGroup(loops, LoopResources.DEFAULT_NATIVE),
                targets::reach);
        this.client = HttpClient.create(ConnectionProvider.newConnection())
                .runOn(loops)
                .resolver(addresses)
                .protocol(HttpProtocol.HTTP11)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(limits.connect().toMillis()))
                .followRedirect(false)
                .disableRetry(true);
    }

    /** How it went; never fails. */
    Mono<Outcome> send(Claimed message) {
        URI url = URI.create(message.url());
        if (!targets.allows(url)) {
            return Mono.just(new Outcome.Failed("host_not_allowed"));
        }
        Instant now = clock.instant();
        return client.headers(headers -> headers.set("content-type", "application/json")
                        .set("user-agent", "actions-gateway")
                        .set("webhook-id", message.messageId())
                        .set("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .set(
                                "webhook-signature",
                                secrets.signature(message.owner().subject(), message.messageId(), now, message.body())))
                .post()
                .uri(url)
                .send(Mono.fromSupplier(
                        () -> Unpooled.wrappedBuffer(message.body().getBytes(StandardCharsets.UTF_8))))
                .responseConnection((response, connection) -> {
                    Outcome outcome = answered(response);
                    connection.dispose();
                    return Mono.just(outcome);
                })
                .next()
                .timeout(waits.deadline(limits.timeout()), Mono.just(new Outcome.Failed("timeout")))
                .onErrorResume(failure -> Mono.just(new Outcome.Failed(word(failure))));
    }

    private Outcome answered(HttpClientResponse response) {
        HttpHeaders headers = new HttpHeaders();
        for (String name : List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.DATE)) {
            String value = response.responseHeaders().get(name);
            if (value != null) {
                headers.set(name, value);
            }
        }
        Duration retryAfter = RetryAfter.read(headers, clock.instant()).orElse(null);
        return Outcome.answered(response.status().code(), retryAfter);
    }

    private static String word(Throwable failure) {
        return switch (failure) {
            case GuardedAddresses.OutOfReach _ -> "address_not_allowed";
            case UnknownHostException _ -> "unresolvable";
            case io.netty.channel.ConnectTimeoutException _ -> "timeout";
            case TimeoutException _ -> "timeout";
            case ConnectException _ -> "unreachable";
            case SSLException _ -> "tls";
            default -> "broken";
        };
    }

    @Override
    public void destroy() {
        addresses.close();
    }
}

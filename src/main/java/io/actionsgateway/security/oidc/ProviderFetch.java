package io.actionsgateway.security.oidc;

import io.actionsgateway.platform.BlockingBridge;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Gets a small document within a time; follows no redirect. Blocks. */
final class ProviderFetch {

    private static final int LARGEST = 256 * 1024;
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);

    private final WebClient http;
    private final Duration limit;

    /**
     * Prepares.
     *
     * @param limit for one document, from the first byte sent to the last one read
     */
    ProviderFetch(Duration limit) {
        this.limit = limit;
        HttpClient client = HttpClient.newConnection()
                .proxyWithSystemProperties()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TO_CONNECT.toMillis())
                .responseTimeout(limit);
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .build();
    }

    /**
     * Asks.
     *
     * @return the body of a 200
     * @throws IllegalStateException when there is none
     */
    String get(URI url) {
        try {
            String body = BlockingBridge.await(http.get().uri(url).exchangeToMono(answer -> body(url, answer)), limit);
            return body == null ? "" : body;
        } catch (WebClientException | DataBufferLimitException failure) {
            throw new IllegalStateException(url.getPath() + " cannot be read", failure);
        }
    }

    private static Mono<String> body(URI url, ClientResponse answer) {
        int status = answer.statusCode().value();
        return status == 200
                ? answer.bodyToMono(String.class)
                : answer.releaseBody()
                        .then(Mono.error(() -> new IllegalStateException(url.getPath() + " answers " + status)));
    }
}

package io.actionsgateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

class ExternalUrlTests {

    private static final String PROXY = "10.1.2.3";

    @Test
    void takesTheHostThatTheClientSaid() {
        assertThat(url(PROXY)).isEqualTo("http://here:8080");
    }

    @Test
    void prefersWhatIsConfigured() {
        ProxyProperties properties = new ProxyProperties(
                URI.create("https://actions.example.com/gateway"), List.of(), ProxyProperties.Forwarding.X_FORWARDED);

        assertThat(external(properties).of(request(PROXY, "X-Forwarded-Host: evil")))
                .isEqualTo("https://actions.example.com/gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a/", "https://a?b", "ftp://a", "//a", "https://u@a"})
    void refusesAConfiguredUrlThatIsNoBase(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ProxyProperties(URI.create(url), List.of(), ProxyProperties.Forwarding.X_FORWARDED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto: https | https://here:8080",
                "X-Forwarded-Proto: HTTPS;X-Forwarded-Host: a.b | https://a.b",
                "X-Forwarded-Proto: https;X-Forwarded-Host: a.b:8443 | https://a.b:8443",
                "X-Forwarded-Proto: https;X-Forwarded-Host: a.b;X-Forwarded-Port: 443 | https://a.b",
                "X-Forwarded-Proto: https;X-Forwarded-Host: a.b;X-Forwarded-Port: 8443 | https://a.b:8443",
                "X-Forwarded-Host: a.b;X-Forwarded-Prefix: /gateway/x/ | http://a.b/gateway/x",
                "X-Forwarded-Host: spoofed, a.b | http://a.b",
                "X-Forwarded-For: 192.0.2.7, 10.9.9.9;X-Forwarded-Host: a.b, inner | http://a.b",
                "X-Forwarded-Proto: javascript | http://here:8080",
                "X-Forwarded-Host: a/b | http://here:8080",
                "X-Forwarded-Host: a@b | http://here:8080",
                "X-Forwarded-Port: 0 | http://here:8080",
                "X-Forwarded-Port: 65536 | http://here:8080",
                "X-Forwarded-Prefix: //evil.example | http://here:8080",
                "X-Forwarded-Prefix: /a/../b | http://here:8080",
                "Forwarded: host=a.b | http://here:8080"
            })
    void believesTrustedProxiesInWhatIsWellFormed(String headers, String url) {
        assertThat(url(PROXY, headers.strip().split(";"))).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host: evil", "X-Forwarded-Proto: https", "X-Forwarded-Prefix: /x"})
    void doesNotBelieveOthers(String header) {
        assertThat(url("192.0.2.1", header)).isEqualTo("http://here:8080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Forwarded: for=192.0.2.7;proto=https;host=\"a.b:8443\" | https://a.b:8443",
                "Forwarded: for=192.0.2.7;host=a.b, for=\"[2001:db8::1]:99\";host=c.d | http://c.d",
                "Forwarded: for=192.0.2.7;host=a.b, for=10.0.0.1;host=c.d | http://a.b",
                "Forwarded: host=\"a.b | http://here:8080",
                "Forwarded: ;;== | http://here:8080",
                "X-Forwarded-Host: a.b | http://here:8080"
            })
    void readsTheStandardsHeaderWhenToldTo(String header, String url) {
        ExternalUrl external =
                external(new ProxyProperties(null, List.of("10.0.0.0/8"), ProxyProperties.Forwarding.FORWARDED));

        assertThat(external.of(request(PROXY, header.strip()))).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, '', 10.1.2.3",
        "10.1.2.3, '192.0.2.7', 192.0.2.7",
        "10.1.2.3, '198.51.100.1, 192.0.2.7', 192.0.2.7",
        "10.1.2.3, '198.51.100.1, 192.0.2.7, 10.0.0.1', 192.0.2.7",
        "10.1.2.3, '192.0.2.7:4711', 192.0.2.7",
        "10.1.2.3, 'localhost', 10.1.2.3",
        "192.0.2.1, '198.51.100.1', 192.0.2.1"
    })
    void findsTheClientsAddress(String peer, String said, String client) {
        Proxies proxies = new Proxies(behindProxies());
        ClientAddress addresses = new ClientAddress(proxies);

        assertThat(addresses.of(said.isEmpty() ? request(peer) : request(peer, "X-Forwarded-For: " + said)))
                .isEqualTo(client);
    }

    @Test
    void knowsWhetherTheClientCameByHttps() {
        ExternalUrl external = external(behindProxies());

        assertThat(external.isSecure(request(PROXY, "X-Forwarded-Proto: https")))
                .isTrue();
        assertThat(external.isSecure(request("192.0.2.1", "X-Forwarded-Proto: https")))
                .isFalse();
    }

    private static String url(String peer, String... headers) {
        return external(behindProxies()).of(request(peer, headers));
    }

    private static ProxyProperties behindProxies() {
        return new ProxyProperties(null, List.of("10.0.0.0/8"), ProxyProperties.Forwarding.X_FORWARDED);
    }

    private static ExternalUrl external(ProxyProperties properties) {
        Duration none = Duration.ofSeconds(1);
        ServerLimits limits = new ServerLimits(
                none,
                none,
                none,
                DataSize.ofKilobytes(8),
                DataSize.ofKilobytes(8),
                100,
                DataSize.ofMegabytes(1),
                1,
                none,
                List.of());
        return new ExternalUrl(properties, new Proxies(properties), limits);
    }

    private static MockServerHttpRequest request(String peer, String... headers) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("http://here:8080/api/v3")
                .header("Host", "here:8080")
                .remoteAddress(new InetSocketAddress(peer, 4711));
        for (String header : headers) {
            int colon = header.indexOf(':');
            request.header(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return request.build();
    }
}

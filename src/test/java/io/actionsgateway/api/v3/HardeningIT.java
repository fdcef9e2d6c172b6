package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.RawHttp;
import io.actionsgateway.ServiceClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rim of the server, by the byte. */
@DialectTest
class HardeningIT {

    private static final String RUNS = "/api/v3/repos/octo-org/hello-world/actions/runs";
    private static final String DISPATCH =
            "POST /api/v3/repos/octo-org/no-such-repository/actions/workflows/ci.yml/dispatches HTTP/1.1\r\n";
    private static final String KEY = "Host: localhost\r\nAuthorization: Bearer " + ServiceClient.KEY + "\r\n";
    private static final int PATHS = 10_000;
    private static final int AT_ONCE = 50;

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET / HTTP/1.1~~",
                "400 | GET / HTTP/1.1~Host: a~Host: a~~",
                "400 | GET / HTTP/1.1~Host: a b~~",
                "400 | GET / HTTP/1.1~Host: a~Authorization: token a~Authorization: token b~~",
                "400 | GET / HTTP/1.1~Host: a~X: a~ b~~",
                "400 | GET / HTTP/1.1~Host: a~X : a~~",
                "400 | GET /{a} HTTP/1.1~Host: a~~",
                "400 | POST / HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~0~~",
                "400 | POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~a",
                "501 | POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~",
                "501 | POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~",
                "505 | GET / HTTP/2.0~Host: a~~"
            })
    void refusesBrokenHeadsAndCloses(int status, String head) throws IOException {
        isRefused(head.strip().replace("~", "\r\n"), status, "\"type\":\"urn:actions-gateway:problem:");
        isRefused(
                head.strip().replace(" /", " /api/v3/").replace("~", "\r\n"), status, "\"status\":\"" + status + "\"");
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        String shape = "\"status\":\"4";
        isRefused("GET /api/v3/" + "a".repeat(9_000) + " HTTP/1.1\r\n" + KEY + "\r\n", 414, shape);
        isRefused("GET /api/v3/ HTTP/1.1\r\n" + KEY + "X: " + "a".repeat(20_000) + "\r\n\r\n", 431, shape);
        isRefused("GET /api/v3/ HTTP/1.1\r\n" + KEY + "X: a\r\n".repeat(100) + "\r\n", 431, shape);
        isRefused(DISPATCH + KEY + "Content-Length: 1048577\r\n\r\n", 413, shape);
        isRefused("POST /api/v1/x HTTP/1.1\r\n" + KEY + "Content-Length: 1048577\r\n\r\n", 413, "problem:");
    }

    @Test
    void refusesAStreamThatGetsTooLong() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        isRefused(DISPATCH + KEY + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17), 413, "\"status\":\"413\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"z\r\n", "1 \r\n", "-1\r\n", "1\r\nab\r\n", "ffffffffff\r\n"})
    void closesOnBrokenChunks(String chunk) throws IOException {
        try (RawHttp http = new RawHttp(client.port())) {
            http.send(DISPATCH + KEY + "Transfer-Encoding: chunked\r\n\r\n" + chunk);

            assertThat(http.answer().status()).isEqualTo(400);
            assertThat(http.isClosedByPeer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v3/nothing", "/api/v1/nothing", "/nothing", "/webhooks/github/x", "/api/v3//"})
    void saysOnEveryAnswerThatBrowsersMayDoNothing(String path) throws IOException {
        RawHttp.Answer answer = send("GET " + path + " HTTP/1.1\r\n" + KEY + "\r\n");

        isHarmless(answer);
        assertThat(answer.hasHeader("content-security-policy: default-src 'none'; frame-ancestors 'none'"))
                .isTrue();
        assertThat(answer.hasHeader("referrer-policy: no-referrer")).isTrue();
    }

    @Test
    void saysSoOnTheManagementPortToo() throws IOException {
        try (RawHttp http = new RawHttp(client.managementPort())) {
            http.send("GET /actuator/health/liveness HTTP/1.1\r\nHost: 10.0.0.1\r\n\r\n");
            RawHttp.Answer answer = http.answer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.hasHeader("x-content-type-options: nosniff")).isTrue();
        }
        try (RawHttp http = new RawHttp(client.managementPort())) {
            assertThat(http.send("GET /actuator/health HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void letsTheDescriptionRunItsOwnScripts() throws IOException {
        RawHttp.Answer answer = send("GET /api/docs/nothing HTTP/1.1\r\n" + KEY + "\r\n");

        assertThat(String.join("\n", answer.headers())).contains("script-src 'self'");
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "'Authorization: Bearer c4n4ry-key~', 404"})
    void knowsNoOtherOrigins(String key, int status) throws IOException {
        RawHttp.Answer answer = send("OPTIONS " + RUNS + " HTTP/1.1\r\nHost: localhost\r\n" + key.replace("~", "\r\n")
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");

        assertThat(answer.status()).isEqualTo(status);
        isHarmless(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "Content-Type: multipart/form-data; boundary=x\r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: ;;\r\n",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n",
                ""
            })
    void passesBodiesOnUnread(String headers) throws IOException {
        RawHttp.Answer answer = send(DISPATCH + KEY + headers + "Content-Length: 14\r\n\r\n{\"ref\":\"main\"}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void asksForBodiesThatWaitForIt() throws IOException {
        try (RawHttp http = new RawHttp(client.port())) {
            http.send(DISPATCH + KEY + "Expect: 100-continue\r\nContent-Length: 14\r\n\r\n");
            assertThat(http.answer().status()).isEqualTo(100);

            assertThat(http.send("{\"ref\":\"main\"}").answer().status()).isEqualTo(404);
        }
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void takesQueriesAsClientsSendThem() throws IOException {
        assertThat(send("GET " + RUNS + "?created=>=2020-01-01 HTTP/1.1\r\n" + KEY + "\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(upstream.sinceThen())
                .singleElement()
                .satisfies(call -> assertThat(call.url().getRawQuery()).isEqualTo("created=%3E%3D2020-01-01"));
    }

    @Test
    void tenThousandPathsAddNoSeries() throws IOException {
        Random random = new Random(1);
        ask(random, AT_ONCE);
        long before = series();
        for (int asked = 0; asked < PATHS; asked += AT_ONCE) {
            ask(random, AT_ONCE);
        }

        assertThat(series()).isEqualTo(before);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    /** Every other one without a key. */
    private void ask(Random random, int paths) throws IOException {
        try (RawHttp http = new RawHttp(client.port())) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < paths; i++) {
                String path = Long.toHexString(random.nextLong()) + "/" + Integer.toHexString(random.nextInt());
                String root = List.of("/api/v3/", "/api/v1/", "/", "/webhooks/github/")
                        .get(i % 4);
                requests.append(i % 8 < 4 ? "GET " : "X" + random.nextInt(100) + " ")
                        .append(root)
                        .append(path)
                        .append(" HTTP/1.1\r\n")
                        .append(i % 16 < 8 ? KEY : "Host: localhost\r\n")
                        .append("\r\n");
            }
            http.send(requests.toString());
            for (int i = 0; i < paths; i++) {
                assertThat(http.answer().status()).isIn(400, 401, 404, 405);
            }
        }
    }

    private long series() {
        return meters.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("http.server"))
                .count();
    }

    private void isRefused(String request, int status, String shape) throws IOException {
        try (RawHttp http = new RawHttp(client.port())) {
            RawHttp.Answer answer = http.send(request).answer();

            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains(shape);
            isHarmless(answer);
            assertThat(http.isClosedByPeer()).isTrue();
        }
        assertThat(upstream.sinceThen()).isEmpty();
    }

    private static void isHarmless(RawHttp.Answer answer) {
        assertThat(answer.hasHeader("x-content-type-options: nosniff")).isTrue();
        assertThat(answer.hasHeader("x-frame-options: DENY")).isTrue();
        assertThat(answer.headers())
                .map(header -> header.toLowerCase(Locale.ROOT))
                .anyMatch(header -> header.startsWith("cache-control:"))
                .noneMatch(header -> header.startsWith("access-control-"))
                .noneMatch(header -> header.startsWith("server:"))
                .noneMatch(header -> header.startsWith("strict-transport-security:"));
    }

    private RawHttp.Answer send(String request) throws IOException {
        try (RawHttp http = new RawHttp(client.port())) {
            return http.send(request).answer();
        }
    }
}

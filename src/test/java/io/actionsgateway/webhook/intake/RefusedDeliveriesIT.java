package io.actionsgateway.webhook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.RawHttp;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not a delivery of GitHub's is refused with a clear answer, and nothing of it is stored. */
@ServiceTest
class RefusedDeliveriesIT {

    private static final byte[] BODY =
            "{\"zen\":\"Design for failure.\",\"hook_id\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNED = "X-Hub-Signature-256: " + ServiceClient.sign(ServiceClient.SECRET, BODY);
    private static final int CAP = 25 * 1024 * 1024;

    @Autowired
    private ServiceClient service;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ByteBudget budget;

    private long storedBefore;

    @BeforeEach
    void countStored() {
        storedBefore = stored();
    }

    @AfterEach
    void storesNothingAndHoldsNothing() {
        assertThat(stored()).isEqualTo(storedBefore);
        assertThat(budget.heldBytes()).isZero();
    }

    record Case(String name, Request request, int status, String type) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Request valid = Request.valid();
        String forged = "X-Hub-Signature-256: " + ServiceClient.sign("a-guess", BODY);
        String others = "X-Hub-Signature-256: " + ServiceClient.sign(ServiceClient.OTHER_SECRET, BODY);
        String sha1 = "X-Hub-Signature: sha1=0123456789012345678901234567890123456789";
        return Stream.of(
                new Case("no signature", valid.without("X-Hub-Signature-256"), 401, "delivery-not-authentic"),
                new Case(
                        "not hex",
                        valid.with("X-Hub-Signature-256: sha256=" + "zz".repeat(32)),
                        401,
                        "delivery-not-authentic"),
                new Case("too short", valid.with("X-Hub-Signature-256: sha256=abcdef"), 401, "delivery-not-authentic"),
                new Case("no prefix", valid.with(SIGNED.replace("sha256=", "")), 401, "delivery-not-authentic"),
                new Case("wrong secret", valid.with(forged), 401, "delivery-not-authentic"),
                new Case("another hook's secret", valid.with(others), 401, "delivery-not-authentic"),
                new Case("SHA-1 only", valid.without("X-Hub-Signature-256").and(sha1), 401, "delivery-not-authentic"),
                new Case(
                        "other body", valid.body("{}".getBytes(StandardCharsets.UTF_8)), 401, "delivery-not-authentic"),
                new Case("two signatures", valid.and(SIGNED), 400, "malformed-header"),
                new Case("no GUID", valid.without("X-GitHub-Delivery"), 400, "malformed-header"),
                new Case("GUID is no UUID", valid.with("X-GitHub-Delivery: 1-2-3-4-5"), 400, "malformed-header"),
                new Case(
                        "two GUIDs",
                        valid.and("X-GitHub-Delivery: 2cbf6fd0-0000-11ef-8000-000000000001"),
                        400,
                        "malformed-header"),
                new Case("no event", valid.without("X-GitHub-Event"), 400, "malformed-header"),
                new Case("two events", valid.and("X-GitHub-Event: push"), 400, "malformed-header"),
                new Case("event is no name", valid.with("X-GitHub-Event: pi ng"), 400, "malformed-header"),
                new Case("two hosts", valid.and("Host: evil.example"), 400, "bad-request"),
                new Case("no host", valid.without("Host"), 400, "bad-request"),
                new Case("text", valid.with("Content-Type: text/plain"), 415, "unsupported-body"),
                new Case("no content type", valid.without("Content-Type"), 415, "unsupported-body"),
                new Case("garbled content type", valid.with("Content-Type: ;;"), 415, "unsupported-body"),
                new Case("gzip", valid.and("Content-Encoding: gzip"), 415, "unsupported-body"),
                new Case("unknown hook", valid.to("POST /webhooks/github/nobody"), 404, "unknown-hook"),
                new Case("GET", valid.to("GET /webhooks/github").body(new byte[0]), 405, "method-not-allowed"),
                new Case("PUT", valid.to("PUT /webhooks/github"), 405, "method-not-allowed"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refuses(Case wrong) throws IOException {
        RawHttp.Answer answer = wrong.request().sendTo(service.port());

        assertThat(answer.status()).isEqualTo(wrong.status());
        assertThat(answer.hasHeader("content-type: application/problem+json")).isTrue();
        assertThat(answer.body()).contains("\"type\":\"urn:actions-gateway:problem:" + wrong.type() + "\"");
    }

    @Test
    void answersEveryForgeryWithTheSameBytes() {
        List<String> answers = cases().filter(wrong -> wrong.status() == 401)
                .map(wrong -> withoutDate(wrong.request().sendTo(service.port())))
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
    }

    @Test
    void namesTheMethodThatAHookTakes() {
        RawHttp.Answer answer =
                Request.valid().to("GET /webhooks/github").body(new byte[0]).sendTo(service.port());

        assertThat(answer.hasHeader("allow: POST")).isTrue();
    }

    @Test
    void refusesADeclaredLengthOverTheCapWithoutReading() throws IOException {
        try (RawHttp http = new RawHttp(service.port())) {
            http.send(Request.valid().with("Content-Length: " + (CAP + 1)).head());

            RawHttp.Answer answer = http.answer();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(http.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void refusesAStreamThatPassesTheCapWithoutReadingOn() throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (RawHttp http = new RawHttp(service.port())) {
            http.send(Request.valid()
                    .without("Content-Length")
                    .and("Transfer-Encoding: chunked")
                    .head());
            for (int sent = 0; sent <= CAP; sent += 0x10000) {
                http.send(chunk);
            }

            RawHttp.Answer answer = http.answer();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(http.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void givesUpOnABodyThatDribbles() throws IOException {
        try (RawHttp http = new RawHttp(service.port())) {
            http.send(Request.valid().head()).send("{");

            RawHttp.Answer answer = http.answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(http.isClosedByPeer()).isTrue();
        }
    }

    private long stored() {
        return database.sql("select count(*) from webhook_delivery")
                .query(Long.class)
                .single();
    }

    private static String withoutDate(RawHttp.Answer answer) {
        List<String> headers = answer.headers().stream()
                .filter(header -> !header.toLowerCase(Locale.ROOT).matches("(?:date|x-request-id):.*"))
                .toList();
        return answer.status() + "\n" + headers + "\n" + answer.body();
    }

    /** A request that may be spoilt. */
    private record Request(String line, List<String> headers, byte[] content) {

        static Request valid() {
            return new Request(
                    "POST /webhooks/github",
                    List.of(
                            "Host: localhost",
                            "Content-Type: application/json",
                            "X-GitHub-Event: ping",
                            "X-GitHub-Delivery: 2cbf6fd0-0000-11ef-8000-000000000000",
                            SIGNED,
                            "Content-Length: " + BODY.length),
                    BODY);
        }

        Request to(String target) {
            return new Request(target, headers, content);
        }

        Request without(String name) {
            return new Request(
                    line,
                    headers.stream()
                            .filter(header -> !header.startsWith(name + ":"))
                            .toList(),
                    content);
        }

        Request and(String header) {
            List<String> more = new ArrayList<>(headers);
            more.add(header);
            return new Request(line, more, content);
        }

        Request with(String header) {
            return without(header.substring(0, header.indexOf(':'))).and(header);
        }

        Request body(byte[] other) {
            return new Request(line, with("Content-Length: " + other.length).headers, other);
        }

        String head() {
            return line + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        }

        RawHttp.Answer sendTo(int port) {
            try (RawHttp http = new RawHttp(port)) {
                return http.send(head()).send(content).answer();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
    }
}

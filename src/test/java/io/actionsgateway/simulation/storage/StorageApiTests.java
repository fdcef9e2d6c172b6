package io.actionsgateway.simulation.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class StorageApiTests {

    private final TestTwin twin = new TestTwin();
    private final StorageClient storage = new StorageClient(twin);
    private final WorkflowRun run = twin.played("ci.yml", Map.of());
    private final WorkflowJob build = run.latest().jobs("build").getFirst();
    private final Artifact report = twin.repository().artifacts().newestFirst().getFirst();

    private URI link(BlobPath path) {
        return URI.create(twin.links.link("localhost", path));
    }

    private static void refused(ResponseSpec answer, int status, String code) {
        byte[] body = answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .valueEquals("x-ms-error-code", code)
                .expectHeader()
                .contentType("application/xml")
                .expectBody()
                .returnResult()
                .getResponseBodyContent();
        assertThat(new String(body, StandardCharsets.UTF_8))
                .startsWith("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>")
                .contains("\nRequestId:", "\nTime:2026-05-01T10:")
                .doesNotContain("sig=");
    }

    @Test
    void givesTheBytesThatTheDigestIsOf() {
        storage.get(link(BlobPath.of(report)))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/zip")
                .expectHeader()
                .valueEquals("Content-Length", Long.toString(report.sizeInBytes()))
                .expectHeader()
                .value("Content-Disposition", name -> assertThat(name).contains("build-output.zip"))
                .expectHeader()
                .valueEquals("Accept-Ranges", "bytes")
                .expectHeader()
                .valueEquals("Date", "Fri, 01 May 2026 10:01:00 GMT")
                .expectHeader()
                .exists("Content-MD5")
                .expectHeader()
                .exists("x-ms-request-id");
        byte[] zip = storage.bytes(link(BlobPath.of(report)));

        assertThat(zip).isEqualTo(report.content());
        assertThat(StorageClient.unzipped(zip)).containsOnlyKeys("hello.txt", "lib/version.txt");
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        storage.http()
                .head()
                .uri(link(BlobPath.of(report)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Length", Long.toString(report.sizeInBytes()))
                .expectBody()
                .isEmpty();
    }

    @Test
    void givesAPart() {
        byte[] part = storage.http()
                .get()
                .uri(link(BlobPath.of(report)))
                .header("Range", "bytes=0-3")
                .exchange()
                .expectStatus()
                .isEqualTo(206)
                .expectHeader()
                .valueEquals("Content-Range", "bytes 0-3/" + report.sizeInBytes())
                .expectHeader()
                .doesNotExist("Content-MD5")
                .expectBody()
                .returnResult()
                .getResponseBodyContent();

        assertThat(part).isEqualTo(new byte[] {'P', 'K', 3, 4});
    }

    @Test
    void refusesALinkAfterAMinute() {
        URI link = link(BlobPath.of(report));
        twin.time.advance(Duration.ofSeconds(59));
        storage.get(link).expectStatus().isOk();

        twin.time.advance(Duration.ofSeconds(1));

        refused(storage.get(link), 403, "AuthenticationFailed");
    }

    @Test
    void refusesWhoeverSendsACredential() {
        ResponseSpec answer = storage.http()
                .get()
                .uri(link(BlobPath.of(report)))
                .header("Authorization", "token any")
                .exchange();

        refused(answer, 400, "InvalidAuthenticationInfo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sig=", "se=2027", "/artifacts/1"})
    void refusesALinkThatWasChanged(String change) {
        String link = link(BlobPath.of(report)).toString();
        String changed = change.startsWith("/")
                ? link.replaceFirst("/artifacts/", change)
                : link.replaceFirst(change.substring(0, change.indexOf('=')) + "=\\w{4}", change);

        assertThat(changed).isNotEqualTo(link);
        refused(storage.get(URI.create(changed)), 403, "AuthenticationFailed");
        refused(storage.get(URI.create("/actions-results/any")), 403, "AuthenticationFailed");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1",
        "127.0.0.1, localhost",
        "api.github.localhost, localhost",
        "twin.internal, twin.internal"
    })
    void isAnotherHostThanTheApiWhereItCan(String api, String expected) {
        assertThat(URI.create(twin.links.link(api, BlobPath.of(report))))
                .hasHost(expected)
                .hasPort(8091);
    }

    @Test
    void knowsNoLinkOfAnotherTwin() {
        SignedUrls other = new SignedUrls(twin.time, 8, 8091);

        refused(storage.get(URI.create(other.link("localhost", BlobPath.of(report)))), 403, "AuthenticationFailed");
    }

    @Test
    void doesNotFindWhatIsGone() {
        URI artifact = link(BlobPath.of(report));
        URI log = link(BlobPath.of(build));
        URI logs = link(BlobPath.of(run.latest()));
        twin.repository().runs().remove(run);

        refused(storage.get(artifact), 404, "BlobNotFound");
        refused(storage.get(log), 404, "BlobNotFound");
        refused(storage.get(logs), 404, "BlobNotFound");
        refused(storage.get(link(new BlobPath.OfJob(1, 1))), 404, "BlobNotFound");
    }

    @Test
    void takesNothingIn() {
        ResponseSpec answer = storage.http()
                .put()
                .uri(link(BlobPath.of(report)))
                .bodyValue("mine")
                .exchange();

        refused(answer, 405, "UnsupportedHttpVerb");
    }

    @Test
    void givesTheSameToTheByteWhenPlayedAgain() {
        TestTwin again = new TestTwin();
        WorkflowRun same = again.played("ci.yml", Map.of());

        assertThat(again.links.link("localhost", BlobPath.of(same.latest())))
                .isEqualTo(link(BlobPath.of(run.latest())).toString());
        assertThat(new StorageClient(again).bytes(link(BlobPath.of(same.latest()))))
                .isEqualTo(storage.bytes(link(BlobPath.of(run.latest()))));
    }
}

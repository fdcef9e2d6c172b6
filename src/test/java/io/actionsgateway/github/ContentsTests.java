package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.leak.Evidence;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ContentsTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String LINK = "https://storage.example/logs?sig=c4n4ry";

    private Answer entry =
            DescribedGitHub.answer(200, "{\"id\":7,\"expired\":true,\"expires_at\":\"2026-01-01T00:00:00Z\"}");

    private static Answer link(Call call) {
        return DescribedGitHub.answer(302, "", "location", LINK);
    }

    private Answer expired(Call call) {
        return call.operation().id().equals("actions/get-artifact") ? entry : DescribedGitHub.refusal(410, "Gone");
    }

    private static void fails(Publisher<?> asked, Class<? extends GitHubException> error) {
        StepVerifier.create(Flux.from(asked).doOnError(Evidence::keepFailure))
                .expectErrorSatisfies(
                        failure -> assertThat(failure).isInstanceOf(error).hasMessageNotContaining("c4n4ry"))
                .verify(SOON);
    }

    @Test
    void opensTheLinkAtOnce() {
        Bench bench = Bench.of(ContentsTests::link);

        StepVerifier.create(bench.jobs.logs(REPOSITORY, 1).flatMapMany(download -> download.body()))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(bench.links).containsExactly(URI.create(LINK));
    }

    @Test
    void asksForANewLinkEachTime() {
        Bench bench = Bench.of(ContentsTests::link);
        var log = bench.logs.ofRun(REPOSITORY, 1);

        StepVerifier.create(log.then(log)).expectNextCount(1).expectComplete().verify(SOON);

        assertThat(bench.github.calls()).hasSize(2);
    }

    @Test
    void refusesAnAnswerWithoutLink() {
        fails(
                Bench.of(call -> DescribedGitHub.answer(302, "")).logs.ofRun(REPOSITORY, 1),
                GitHubException.ParseError.class);
        fails(
                Bench.of(call -> DescribedGitHub.answer(200, "text")).logs.ofRun(REPOSITORY, 1),
                GitHubException.ParseError.class);
        fails(
                Bench.of(call -> DescribedGitHub.answer(302, "", "location", "https://a/ ?c4n4ry"))
                        .logs
                        .ofRun(REPOSITORY, 1),
                GitHubException.ParseError.class);
    }

    @Test
    void tellsLogsThatAreNotThereFromBrokenStorage() {
        for (int status : new int[] {404, 410}) {
            Bench gone = Bench.of(ContentsTests::link).storing(link -> Bench.download(status, ""));
            fails(gone.logs.ofAttempt(REPOSITORY, 1, 2), GitHubException.NotFound.class);
        }
        Bench refused = Bench.of(ContentsTests::link).storing(link -> Bench.download(403, ""));
        fails(refused.logs.ofJob(REPOSITORY, 1), GitHubException.TransportError.class);
        fails(
                Bench.of(call -> DescribedGitHub.refusal(410, "Gone")).logs.ofRun(REPOSITORY, 1),
                GitHubException.NotFound.class);
    }

    @Test
    void saysSinceWhenAnArtifactIsGone() {
        Bench bench = Bench.of(this::expired);

        StepVerifier.create(bench.artifacts.download(REPOSITORY, 7))
                .expectErrorSatisfies(failure -> assertThat(((GitHubException.ArtifactExpired) failure).expiredAt())
                        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z")))
                .verify(SOON);

        assertThat(bench.github.asked())
                .containsExactly(
                        "GET /repos/octo-org/hello-world/actions/artifacts/7/zip",
                        "GET /repos/octo-org/hello-world/actions/artifacts/7");
    }

    @Test
    void saysThatAnArtifactIsGoneEvenWhenNothingElseIsKnown() {
        entry = DescribedGitHub.refusal(404, "Not Found");

        StepVerifier.create(Bench.of(this::expired).artifacts.download(REPOSITORY, 7))
                .expectErrorSatisfies(failure -> assertThat(((GitHubException.ArtifactExpired) failure).expiredAt())
                        .isNull())
                .verify(SOON);
    }
}

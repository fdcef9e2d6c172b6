package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class PagesTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String SECOND = "/repositories/1296269/actions/runs?page=2&per_page=100";

    private String link =
            "<https://api.github.com" + SECOND + ">; rel=\"next\", <https://api.github.com/x>; rel=\"last\"";
    private long total = 3;

    private Answer github(Call call) {
        if (call.path().equals(SECOND)) {
            return DescribedGitHub.answer(200, "{\"total_count\":" + total + ",\"workflow_runs\":[{\"id\":3}]}");
        }
        return DescribedGitHub.answer(
                200, "{\"total_count\":" + total + ",\"workflow_runs\":[{\"id\":1},{\"id\":2}]}", "link", link);
    }

    @Test
    void followsLinksAsTheyAre() {
        Bench bench = Bench.of(this::github);

        StepVerifier.create(bench.runs.list(REPOSITORY, RunFilter.none()).map(WorkflowRun::id))
                .expectNext(1L, 2L, 3L)
                .expectComplete()
                .verify(SOON);

        assertThat(bench.github.asked())
                .containsExactly("GET /repos/octo-org/hello-world/actions/runs?per_page=100", "GET " + SECOND);
    }

    @Test
    void asksForNoMoreThanIsTaken() {
        Bench bench = Bench.of(this::github);

        StepVerifier.create(bench.runs.list(REPOSITORY, RunFilter.none()).take(1))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(bench.github.calls()).hasSize(1);
    }

    @Test
    void handsPagesOutOneByOne() {
        Bench bench = Bench.of(this::github);

        StepVerifier.create(bench.runs
                        .page(REPOSITORY, RunFilter.none(), 2, null)
                        .flatMap(first -> bench.runs.page(REPOSITORY, RunFilter.none(), 2, first.next())))
                .assertNext(second -> {
                    assertThat(second.items()).extracting(WorkflowRun::id).containsExactly(3L);
                    assertThat(second.next()).isNull();
                    assertThat(second.totalCount()).isEqualTo(3);
                })
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void followsNoLinkToAnotherHost() {
        link = "<https://evil.example/repos/a/b/actions/runs?page=2>; rel=\"next\"";
        Bench bench = Bench.of(this::github);

        StepVerifier.create(bench.runs.list(REPOSITORY, RunFilter.none()))
                .expectError(GitHubException.ParseError.class)
                .verify(SOON);

        assertThat(bench.github.calls()).hasSize(1);
    }

    @Test
    void saysWhenGitHubKeepsResultsBack() {
        total = 1000;
        Bench bench = Bench.of(this::github);

        StepVerifier.create(bench.runs.list(REPOSITORY, RunFilter.none().status("failure")))
                .expectNextCount(3)
                .expectError(GitHubException.Truncated.class)
                .verify(SOON);
        StepVerifier.create(bench.runs.list(REPOSITORY, RunFilter.none().withoutPullRequests()))
                .expectNextCount(3)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void knowsWhichFiltersLimitTheResults() {
        assertThat(RunFilter.none().conditional()).isFalse();
        assertThat(RunFilter.none().withoutPullRequests().conditional()).isFalse();
        assertThat(RunFilter.none().actor("a").conditional()).isTrue();
        assertThat(RunFilter.none().branch("a").conditional()).isTrue();
        assertThat(RunFilter.none().event("a").conditional()).isTrue();
        assertThat(RunFilter.none().created("a").withoutPullRequests().conditional())
                .isTrue();
        assertThat(RunFilter.none().headSha("a").conditional()).isTrue();
        assertThat(RunFilter.none().checkSuiteId(1).conditional()).isTrue();
    }
}

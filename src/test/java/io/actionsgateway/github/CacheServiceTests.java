package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class CacheServiceTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final OrganizationName ORGANIZATION = new OrganizationName("octo-org");

    private final Bench bench = Bench.ofExamples();
    private final DescribedGitHub github = bench.github;
    private final CacheService caches = bench.caches;
    private final CacheLimitService limits = bench.cacheLimits;

    private static CacheFilter filter() {
        return CacheFilter.none()
                .ofRef("refs/heads/main")
                .startingWith("Linux-node-")
                .sorted(CacheFilter.Sort.SIZE_IN_BYTES, CacheFilter.Direction.ASC);
    }

    @Test
    void filtersAndSorts() {
        StepVerifier.create(caches.page(REPOSITORY, filter(), 5, null))
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(10));

        assertThat(github.asked())
                .containsExactly("GET /repos/octo-org/hello-world/actions/caches?direction=asc&key=Linux-node-"
                        + "&per_page=5&ref=refs%2Fheads%2Fmain&sort=size_in_bytes");
    }

    @Test
    void readsPagesUntilTheEntryComes() {
        String second = "/repositories/1/actions/caches?page=2&per_page=100";
        github.then(200, "{\"actions_caches\":[{\"id\":1}]}", "https://api.github.com" + second)
                .then(200, "{\"actions_caches\":[{\"id\":2}]}", "https://api.github.com" + second + "1");

        StepVerifier.create(caches.get(REPOSITORY, 2))
                .assertNext(entry -> assertThat(entry.id()).isEqualTo(2))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        assertThat(github.calls()).hasSize(2);
    }

    @Test
    void saysThatNoEntryHasThatId() {
        assertThat(Refused.with(GitHubException.NotFound.class, caches.get(REPOSITORY, 1)))
                .hasMessageContaining("octo-org/hello-world")
                .extracting(GitHubException.NotFound::resource)
                .isEqualTo(GitHubException.Resource.CACHE);
    }

    @Test
    void tellsWhichEntriesOfAKeyAreGone() {
        StepVerifier.create(caches.deleteByKey(REPOSITORY, "a+b", null))
                .assertNext(gone ->
                        assertThat(gone).singleElement().extracting("id").isEqualTo(505L))
                .expectComplete()
                .verify(Duration.ofSeconds(10));

        assertThat(github.asked()).containsExactly("DELETE /repos/octo-org/hello-world/actions/caches?key=a%2Bb");
    }

    @Test
    void deletesNothingWithoutAKey() {
        Refused.with(GitHubException.InvalidInputs.class, caches.deleteByKey(REPOSITORY, " ", null));
        Refused.with(GitHubException.InvalidInputs.class, caches.deleteByKey(REPOSITORY, "a", ""));
        assertThat(github.calls()).isEmpty();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        Refused.with(GitHubException.InvalidInputs.class, limits.setStorage(REPOSITORY, 0));
        Refused.with(GitHubException.InvalidInputs.class, limits.setRetention(ORGANIZATION, -1));
        assertThat(github.calls()).isEmpty();
    }

    @Test
    void asksNoEnterpriseServerForLimits() {
        github.enterpriseServer();

        assertThat(List.of(
                        limits.getStorage(REPOSITORY),
                        limits.getStorage(ORGANIZATION),
                        limits.setStorage(REPOSITORY, 1),
                        limits.setStorage(ORGANIZATION, 1),
                        limits.getRetention(REPOSITORY),
                        limits.getRetention(ORGANIZATION),
                        limits.setRetention(REPOSITORY, 1),
                        limits.setRetention(ORGANIZATION, 1)))
                .allSatisfy(call -> Refused.with(GitHubException.UnsupportedByHost.class, Flux.from(call)));
        assertThat(github.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,InvalidInputs",
        "401,Unauthorized",
        "403,AccessDenied",
        "404,NotFound",
        "422,InvalidInputs",
        "418,ParseError"
    })
    void givesRefusalsTheirName(int status, String variant) {
        github.then(status, "{\"message\":\"no\"}").then(status, "<html>");

        GitHubException refusal = Refused.with(GitHubException.class, caches.delete(REPOSITORY, 1));
        assertThat(refusal.getClass().getSimpleName()).isEqualTo(variant);
        refusal = Refused.with(GitHubException.class, limits.setStorage(REPOSITORY, 1));
        assertThat(refusal.getClass().getSimpleName()).isEqualTo(variant);
    }

    @Test
    void namesWhatIsMissing() {
        github.then(404, "{}").then(404, "{}").then(404, "{}");

        assertThat(Refused.with(GitHubException.NotFound.class, caches.delete(REPOSITORY, 1))
                        .resource())
                .isEqualTo(GitHubException.Resource.CACHE);
        assertThat(Refused.with(GitHubException.NotFound.class, caches.getUsage(REPOSITORY))
                        .resource())
                .isEqualTo(GitHubException.Resource.REPOSITORY);
        assertThat(Refused.with(GitHubException.NotFound.class, caches.getUsage(ORGANIZATION))
                        .resource())
                .isEqualTo(GitHubException.Resource.ORGANIZATION);
    }
}

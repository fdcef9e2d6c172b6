package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class CacheServiceTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final OrganizationName ORGANIZATION = new OrganizationName("octo-org");

    private final DescribedGitHub github = new DescribedGitHub();
    private final CacheService caches = new CacheService(github.api());
    private final CacheLimitService limits = new CacheLimitService(github.api());

    private static CacheFilter filter() {
        return CacheFilter.none()
                .ofRef("refs/heads/main")
                .startingWith("Linux-node-")
                .sorted(CacheFilter.Sort.SIZE_IN_BYTES, CacheFilter.Direction.ASC);
    }

    @Test
    void sendsWhatGitHubDescribes() {
        new Exercises(github)
                .call(
                        "list(RepositoryName,CacheFilter)",
                        caches.list(REPOSITORY, CacheFilter.none()),
                        caches.list(REPOSITORY, filter()))
                .call("page(RepositoryName,CacheFilter,int,String)", caches.page(REPOSITORY, filter(), 5, null))
                .call("delete(RepositoryName,long)", caches.delete(REPOSITORY, 505))
                .call(
                        "deleteByKey(RepositoryName,String,String)",
                        caches.deleteByKey(REPOSITORY, "a b&c", null),
                        caches.deleteByKey(REPOSITORY, "a", "refs/heads/main"))
                .call("usage(RepositoryName)", caches.usage(REPOSITORY))
                .call("usage(OrganizationName)", caches.usage(ORGANIZATION))
                .call("usageByRepository(OrganizationName)", caches.usageByRepository(ORGANIZATION))
                .call(
                        "usageByRepositoryPage(OrganizationName,int,String)",
                        caches.usageByRepositoryPage(ORGANIZATION, 5, null))
                .judge(Pattern.compile("/caches|cache/usage"), CacheService.class);
    }

    @Test
    void sendsLimitsAsGitHubDescribes() {
        new Exercises(github)
                .call("storage(RepositoryName)", limits.storage(REPOSITORY))
                .call("storage(OrganizationName)", limits.storage(ORGANIZATION))
                .call("setStorage(RepositoryName,int)", limits.setStorage(REPOSITORY, 20))
                .call("setStorage(OrganizationName,int)", limits.setStorage(ORGANIZATION, 20))
                .call("retention(RepositoryName)", limits.retention(REPOSITORY))
                .call("retention(OrganizationName)", limits.retention(ORGANIZATION))
                .call("setRetention(RepositoryName,int)", limits.setRetention(REPOSITORY, 14))
                .call("setRetention(OrganizationName,int)", limits.setRetention(ORGANIZATION, 14))
                .judge(Pattern.compile("-limit$"), CacheLimitService.class);
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
                        limits.storage(REPOSITORY),
                        limits.storage(ORGANIZATION),
                        limits.setStorage(REPOSITORY, 1),
                        limits.setStorage(ORGANIZATION, 1),
                        limits.retention(REPOSITORY),
                        limits.retention(ORGANIZATION),
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
        assertThat(Refused.with(GitHubException.NotFound.class, caches.usage(REPOSITORY))
                        .resource())
                .isEqualTo(GitHubException.Resource.REPOSITORY);
        assertThat(Refused.with(GitHubException.NotFound.class, caches.usage(ORGANIZATION))
                        .resource())
                .isEqualTo(GitHubException.Resource.ORGANIZATION);
    }
}

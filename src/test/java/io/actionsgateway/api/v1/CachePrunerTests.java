package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.CacheService;
import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.http.HttpMethod;

class CachePrunerTests {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final CacheChoice MONTH = new CacheChoice(Duration.ofDays(30), null, null, false);

    private final ManualTime time = ManualTime.stepped(NOW);
    private final DescribedGitHub github = new DescribedGitHub();
    private Function<Call, Answer> deletion = call -> DescribedGitHub.answer(204, "");
    private String entries = "";
    private CachePruner pruner;

    @BeforeEach
    void start() throws NoSuchMethodException {
        github.answering(call -> call.operation().method().equals(HttpMethod.DELETE)
                ? deletion.apply(call)
                : DescribedGitHub.answer(200, "{\"total_count\":1,\"actions_caches\":[" + entries + "]}"));
        pruner = new CachePruner(
                BeanUtils.instantiateClass(CacheService.class.getDeclaredConstructor(GitHubApi.class), github.api()),
                time);
    }

    private static String entry(long id, String key, int daysUnused) {
        return "{\"id\":%d,\"key\":\"%s\",\"ref\":\"refs/heads/main\",\"size_in_bytes\":10,\"last_accessed_at\":\"%s\"}"
                .formatted(id, key, NOW.minus(Duration.ofDays(daysUnused)));
    }

    private Pruned pruned(CacheChoice choice) {
        Pruned pruned = BlockingBridge.await(pruner.prune(REPOSITORY, choice), Duration.ofSeconds(10));
        assertThat(pruned).isNotNull();
        return pruned;
    }

    private List<String> deleted() {
        return github.asked().stream().filter(each -> each.startsWith("DELETE")).toList();
    }

    @Test
    void deletesWhatIsOldEnoughAndNothingElse() {
        entries = entry(1, "a", 40) + "," + entry(2, "b", 30) + "," + entry(3, "c", 29);

        Pruned pruned = pruned(MONTH);

        assertThat(pruned.deleted()).isEqualTo(2);
        assertThat(pruned.bytesFreed()).isEqualTo(20);
        assertThat(pruned.complete()).isTrue();
        assertThat(github.asked().getFirst()).contains("sort=last_accessed_at").contains("direction=asc");
        assertThat(deleted())
                .containsExactly(
                        "DELETE /repos/octo-org/hello-world/actions/caches/1",
                        "DELETE /repos/octo-org/hello-world/actions/caches/2");
    }

    @Test
    void doesNotBelieveThatGitHubUnderstoodTheFilter() {
        entries = entry(1, "other", 40) + "," + entry(2, "npm-1", 40);

        assertThat(pruned(new CacheChoice(null, "npm-", null, false)).entries())
                .extracting(Pruned.Entry::id)
                .containsExactly(2L);
        assertThat(pruned(new CacheChoice(null, null, "refs/heads/other", false))
                        .deleted())
                .isZero();
    }

    @Test
    void tellsWhichOnesFailed() {
        entries = entry(1, "a", 40) + "," + entry(2, "b", 40) + "," + entry(3, "c", 40) + "," + entry(4, "d", 40);
        deletion = call -> switch (call.variables().get("cache_id")) {
            case "2" -> throw new GitHubException.ServiceUnavailable(502, "-");
            case "3" -> throw new GitHubException.NotFound(GitHubException.Resource.CACHE, "3");
            default -> DescribedGitHub.answer(204, "");
        };

        Pruned pruned = pruned(MONTH);

        assertThat(pruned.entries()).extracting(Pruned.Entry::id).containsExactly(1L, 4L);
        assertThat(pruned.failed()).extracting(Pruned.Failed::id).containsExactly(2L);
        assertThat(pruned.failed().getFirst().reason()).contains("502");
        assertThat(pruned.complete()).isFalse();
    }

    @Test
    void stopsWhereTheOthersWouldFareNoBetter() {
        entries = entry(1, "a", 40) + "," + entry(2, "b", 40) + "," + entry(3, "c", 40);
        deletion = call -> {
            if (call.variables().get("cache_id").equals("2")) {
                throw new GitHubException.SecondaryLimited(Duration.ofSeconds(60));
            }
            return DescribedGitHub.answer(204, "");
        };

        Pruned pruned = pruned(MONTH);

        assertThat(pruned.deleted()).isEqualTo(1);
        assertThat(pruned.failed()).hasSize(1);
        assertThat(deleted()).hasSize(2);
    }

    @Test
    void failsWhenNothingCouldBeDeleted() {
        entries = entry(1, "a", 40);
        deletion = call -> {
            throw new GitHubException.SecondaryLimited(Duration.ofSeconds(60));
        };

        assertThatThrownBy(() -> pruned(MONTH)).isInstanceOf(GitHubException.SecondaryLimited.class);
    }

    @Test
    void boundsOneRequestByNumberAndTime() {
        entries = IntStream.rangeClosed(1, 100)
                        .mapToObj(id -> entry(id, "k" + id, 40))
                        .collect(Collectors.joining(",")) + "," + entry(101, "k101", 40);

        assertThat(pruned(MONTH)).satisfies(pruned -> {
            assertThat(pruned.deleted()).isEqualTo(100);
            assertThat(pruned.complete()).isFalse();
        });

        deletion = call -> {
            time.advance(Duration.ofSeconds(10));
            return DescribedGitHub.answer(204, "");
        };
        assertThat(pruned(MONTH)).satisfies(pruned -> {
            assertThat(pruned.deleted()).isEqualTo(3);
            assertThat(pruned.complete()).isFalse();
        });
    }
}

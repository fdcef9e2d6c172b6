package io.actionsgateway.monitor.heal;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** GitHub ends a filtered list at 1,000; walking does not. */
class RunListsTests {

    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "hello-world");
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final Set<Long> seen = new LinkedHashSet<>();
    private final List<String> spans = new ArrayList<>();
    private final Requests requests = new Requests();

    /** So many runs, some in each second, newest first. */
    private final class Runs extends AskedRuns {

        private final List<WorkflowRun> all;

        private Runs(int count, int eachSecond) {
            super(null, null, null);
            all = LongStream.range(0, count)
                    .mapToObj(id -> created(id + 1, START.plusSeconds(id / eachSecond)))
                    .toList()
                    .reversed();
        }

        @Override
        GitHubPage<WorkflowRun> page(RepositoryName repository, String created, String next, Requests spent) {
            spent.lists++;
            if (next == null) {
                spans.add(String.valueOf(created));
            }
            List<WorkflowRun> found = all.stream()
                    .filter(run -> created == null || within(run.createdAt(), created.split("\\.\\.", -1)))
                    .toList();
            int most = created == null ? found.size() : Math.min(found.size(), 1_000);
            int from = next == null ? 0 : Integer.parseInt(next);
            int to = Math.min(from + 100, most);
            boolean last = to == most;
            return new GitHubPage<>(
                    found.subList(from, to),
                    (long) most,
                    last ? null : Integer.toString(to),
                    last && created != null && most == 1_000);
        }

        private static boolean within(Instant at, String[] span) {
            return !at.isBefore(Instant.parse(span[0])) && !at.isAfter(Instant.parse(span[1]));
        }
    }

    @Test
    void asksOnceWithoutFilterWhenTheNewestHundredReachFarEnough() {
        walk(new Runs(500, 1), START.plusSeconds(450));

        assertThat(requests.lists).isEqualTo(1);
        assertThat(spans).containsExactly("null");
        assertThat(seen).hasSize(100);
    }

    @Test
    void goesOnWhereGitHubEndsTheList() {
        walk(new Runs(2_750, 1), START);

        assertThat(seen).hasSize(2_750);
        assertThat(spans).hasSize(4);
    }

    @Test
    void getsPastASecondInWhichMoreThanAThousandBegan() {
        walk(new Runs(2_500, 1_200), START);

        assertThat(seen).as("what GitHub hides in a full second is left out").hasSizeGreaterThan(2_000);
        assertThat(seen).contains(1_200L);
    }

    @Test
    void endsWhenItIsToldTo() {
        new RunLists(new Runs(2_750, 1)).newest(REPOSITORY, START, requests, page -> requests.lists < 3);

        assertThat(requests.lists).isEqualTo(3);
    }

    private void walk(AskedRuns gitHub, Instant since) {
        new RunLists(gitHub).newest(REPOSITORY, since, requests, page -> {
            page.forEach(run -> seen.add(run.id()));
            return true;
        });
    }

    private static WorkflowRun created(long id, Instant at) {
        return new WorkflowRun(
                id,
                null,
                "",
                null,
                "",
                null,
                null,
                1,
                1,
                "push",
                "completed",
                "success",
                1,
                null,
                "",
                "",
                at,
                at,
                at,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}

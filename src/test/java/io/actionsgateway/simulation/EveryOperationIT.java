package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A tour of all operations that GitHub describes, over HTTP and in both versions of its API: each answer must be one that
 * the description allows, and each webhook one that the schemas allow. What was seen is written to
 * {@code target/twin-operations-VERSION.md}.
 */
class EveryOperationIT {

    @ParameterizedTest
    @EnumSource
    void isPlayedAsDescribed(ApiVersion version) throws IOException {
        SteppedTimeline time = Timeline.stepped(TestTwin.START);
        Map<String, Set<Integer>> visited;
        try (Receiver ears = new Receiver();
                MockGitHub twin = MockGitHub.start(MockGitHubOptions.onAnyPort(time)
                        .deliveringTo(new Hook(ears.url(), new Secret("s3cret")))
                        .seeded(7))) {
            Tour tour = new Tour(twin, time, ears, version);
            tour.follow("/simulation/every-operation.txt");
            visited = tour.visited();

            assertThat(ears.kept().stream()
                            .flatMap(told -> WebhookSchemas.complaints(told.event(), told.body()).stream()))
                    .isEmpty();
        }
        Set<String> missing = new TreeSet<>(DescribedAnswers.of(version).operationIds());
        visited.forEach((id, statuses) -> {
            if (statuses.stream().anyMatch(status -> status < 400)) {
                missing.remove(id);
            }
        });
        report(version, visited, missing);
        assertThat(missing).isEmpty();
    }

    private static void report(ApiVersion version, Map<String, Set<Integer>> visited, Set<String> missing)
            throws IOException {
        List<String> all = DescribedAnswers.of(version).operationIds();
        StringBuilder text = new StringBuilder("# Operations of the twin, " + version.date() + "\n\n"
                + (all.size() - missing.size()) + " of " + all.size() + " were played with success.\n\n"
                + "| operation | answers seen |\n| --- | --- |\n");
        Map<String, Set<Integer>> sorted = new TreeMap<>(visited);
        all.forEach(id -> text.append("| `%s` | %s |%n".formatted(id, seen(id, sorted))));
        Files.writeString(Path.of("target/twin-operations-" + version.date() + ".md"), text);
        System.out.printf(
                "twin, %s: %d of %d operations played with success%n",
                version.date(), all.size() - missing.size(), all.size());
    }

    private static String seen(String id, Map<String, Set<Integer>> visited) {
        return visited.getOrDefault(id, Set.of()).toString().replaceAll("[\\[\\]]", "");
    }
}

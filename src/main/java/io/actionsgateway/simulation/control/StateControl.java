package io.actionsgateway.simulation.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.hook.WebhookDelivery;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows how everything stands, at a glance. */
final class StateControl {

    private static final int NEWEST = 5;

    private final Stage stage;

    private record State(ClockControl.Face clock, List<Repo> repositories, Webhooks webhooks, int faultsPending) {}

    private record Repo(long id, String fullName, Map<String, Long> runs, List<Run> newestRuns) {

        private static Repo of(Repository repository) {
            SequencedCollection<WorkflowRun> runs = repository.runs().newestFirst();
            return new Repo(
                    repository.id(),
                    repository.fullName(),
                    runs.stream()
                            .collect(Collectors.groupingBy(
                                    run -> run.latest().status().word(), TreeMap::new, Collectors.counting())),
                    runs.stream().limit(NEWEST).map(Run::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Run(
            long id,
            String workflow,
            String event,
            int attempt,
            String status,
            @Nullable String conclusion,
            Instant createdAt) {

        private static Run of(WorkflowRun run) {
            Conclusion conclusion = run.latest().conclusion();
            return new Run(
                    run.id(),
                    run.workflow().script().file(),
                    run.trigger().event(),
                    run.latest().number(),
                    run.latest().status().word(),
                    conclusion == null ? null : conclusion.word(),
                    run.createdAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Webhooks(@Nullable URI receiver, long delivered, long failed) {

        private static Webhooks of(Stage stage) {
            List<WebhookDelivery> all = stage.play().hooks().log().lines();
            long delivered =
                    all.stream().filter(each -> each.statusCode() / 100 == 2).count();
            Hook receiver = stage.receiver();
            return new Webhooks(receiver == null ? null : receiver.url(), delivered, all.size() - delivered);
        }
    }

    StateControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.get("/state", "how everything stands: time, runs, webhooks, faults", request -> state());
    }

    private State state() {
        Play play = stage.play();
        return play.world()
                .still(() -> new State(
                        ClockControl.face(stage.timeline()),
                        play.world().repositories().stream().map(Repo::of).toList(),
                        Webhooks.of(stage),
                        stage.faults().pending().size()));
    }
}

package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets something happen in a repository that starts its workflows, such as a push. */
final class EventControl {

    private static final String EXAMPLE = "{\"repository\": \"octo-org/hello-world\", \"event\": \"push\"}";

    private final Stage stage;

    private record Event(
            @Nullable String repository,
            @Nullable String event,
            @Nullable String branch,
            @Nullable Boolean fork) {}

    private record Started(List<Run> runs) {}

    private record Run(long id, String workflow, String htmlUrl) {

        private static Run of(WorkflowRun run) {
            return new Run(run.id(), run.workflow().script().file(), Payloads.runHtmlUrl(run));
        }
    }

    EventControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.create("/events", "starts the workflows that wait for an event: " + EXAMPLE, this::happen);
    }

    private Started happen(ControlRequest request) {
        Event event = request.body(Event.class);
        Play play = stage.play();
        String full = ControlRequest.needed(event.repository(), "repository", EXAMPLE);
        String name = ControlRequest.needed(event.event(), "event", EXAMPLE);
        return play.world().still(() -> start(play, RepositoryControl.find(play.world(), full), name, event));
    }

    private static Started start(Play play, Repository repository, String event, Event wish) {
        String wanted = wish.branch();
        boolean fork = Boolean.TRUE.equals(wish.fork());
        String branch = wanted == null
                ? repository.defaultBranch()
                : repository
                        .branch(wanted)
                        .orElseThrow(() -> ControlProblem.notFound("there is no branch " + wanted + "; there are "
                                + String.join(", ", repository.branches().keySet())));
        List<Workflow> waiting = repository.workflows().stream()
                .filter(workflow ->
                        workflow.enabled() && workflow.script().events().contains(event))
                .toList();
        if (waiting.isEmpty()) {
            throw ControlProblem.unprocessable("no enabled workflow waits for " + event + "; they wait for "
                    + repository.workflows().stream()
                            .flatMap(workflow -> workflow.script().events().stream())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return new Started(waiting.stream()
                .map(workflow -> play.simulator()
                        .dispatch(repository, workflow, trigger(play, repository, workflow, event, branch, fork)))
                .map(Run::of)
                .toList());
    }

    private static Trigger trigger(
            Play play, Repository repository, Workflow workflow, String event, String branch, boolean fork) {
        return new Trigger(
                event,
                branch,
                repository.headSha(branch),
                play.world().actor(),
                workflow.script().complete(Map.of()),
                fork);
    }
}

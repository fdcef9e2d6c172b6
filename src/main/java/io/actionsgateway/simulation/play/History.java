package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.scenario.PlayedRun;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.util.Comparator;
import java.util.List;

/** Plays the runs that were over before the twin began, on a timeline of their own; nobody hears of them. */
final class History {

    /** Waits that reviewers let happen; also what a run with several gates may need. */
    private static final int PARTS = 8;

    private final World world;
    private final Announcer nobody;

    History(World world, Announcer announcer) {
        this.world = world;
        nobody = announcer.silent();
    }

    void play() {
        world.repositories()
                .forEach(repository -> repository.history().stream()
                        .sorted(Comparator.comparing(PlayedRun::ago).reversed())
                        .forEach(played -> play(repository, played)));
    }

    private void play(Repository repository, PlayedRun played) {
        SteppedTimeline past = Timeline.stepped(world.now().minus(played.ago()));
        RunSimulator simulator = new RunSimulator(world, past, nobody);
        WorkflowRun run = simulator.dispatch(repository, workflow(repository, played), trigger(repository, played));
        for (int part = 0; part < PARTS && !run.latest().isCompleted(); part++) {
            past.advance(played.ago().dividedBy(PARTS));
            approve(simulator, run);
        }
        if (!run.latest().isCompleted()) {
            simulator.forceCancel(run);
        }
    }

    private void approve(RunSimulator simulator, WorkflowRun run) {
        List<WorkflowJob> waiting = run.latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .toList();
        for (WorkflowJob job : waiting) {
            job.environment()
                    .filter(environment -> !environment.reviewers().isEmpty())
                    .ifPresent(environment -> simulator.approve(
                            List.of(job), environment.reviewers().getFirst(), "Ship it!"));
        }
    }

    private static Workflow workflow(Repository repository, PlayedRun played) {
        return repository
                .workflow(played.workflow())
                .orElseThrow(() -> new IllegalArgumentException(
                        "history of " + repository.fullName() + ": there is no workflow " + played.workflow()));
    }

    private Trigger trigger(Repository repository, PlayedRun played) {
        String branch = played.branch() == null ? repository.defaultBranch() : played.branch();
        return new Trigger(
                played.event(),
                branch,
                repository.headSha(branch),
                world.actor(),
                workflow(repository, played).script().complete(played.inputs()));
    }
}

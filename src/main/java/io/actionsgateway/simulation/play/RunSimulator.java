package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.ConcurrencyGroup.Member;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Moves runs along their workflow's script and the timeline, and announces every change. Callers are {@link World#still}. */
public final class RunSimulator {

    private final Course course;
    private final Gates gates;
    private final Cancellation cancellation;
    private final Turns turns;
    private final Graph graph;
    private final Reruns reruns;

    /** Plays a world's future, once its past has been played. */
    public RunSimulator(World world, Announcer announcer) {
        this(world, world.timeline(), announcer);
        world.change(new History(world, announcer)::play);
    }

    RunSimulator(World world, Timeline timeline, Announcer announcer) {
        course = new Course(world, timeline, announcer);
        Work work = new Work(course);
        gates = new Gates(course, work);
        cancellation = new Cancellation(course, work);
        turns = new Turns(course, cancellation);
        graph = new Graph(course, turns, gates);
        reruns = new Reruns(course);
        course.whenOver(this::afterJob, this::afterRun);
    }

    /** Starts a run of a workflow, whatever it began with; Apps are told of dispatches. */
    public WorkflowRun dispatch(Repository repository, Workflow workflow, Trigger trigger) {
        WorkflowRun run = repository.runs().create(repository, workflow, trigger, course.now());
        if (trigger.event().equals(WorkflowScript.DISPATCH)) {
            course.announcer().dispatched(run);
        }
        course.announcer().run("requested", run.latest());
        if (trigger.fork()) {
            run.latest().requireAction(course.now());
            course.announcer().run("completed", run.latest());
        } else {
            begin(run.latest());
        }
        return run;
    }

    /** Starts every enabled workflow that waits for an event. */
    public List<WorkflowRun> start(Repository repository, Trigger trigger) {
        return repository.workflows().stream()
                .filter(workflow ->
                        workflow.enabled() && workflow.script().events().contains(trigger.event()))
                .map(workflow -> dispatch(repository, workflow, trigger))
                .toList();
    }

    /** Tells Apps of a custom event and starts the workflows that wait for it. */
    public List<WorkflowRun> repositoryDispatch(Repository repository, Account sender, String type, JsonNode payload) {
        course.announcer().repositoryDispatched(repository, sender, type, payload);
        String branch = repository.defaultBranch();
        String head = repository.headSha(branch);
        return start(repository, new Trigger("repository_dispatch", branch, head, sender, new LinkedHashMap<>()));
    }

    /** Lets the run of a stranger's pull request begin. */
    public void approveFork(WorkflowRun run) {
        run.latest().approve(course.now());
        begin(run.latest());
    }

    /** Plays a completed run once more: same run, next attempt, and no second {@code requested}. */
    public void rerun(WorkflowRun run, Account asker) {
        begin(reruns.all(run, asker));
    }

    /** Like {@link #rerun}, except that jobs which did not fail stand as they are; GitHub tells of them again. */
    public void rerunFailed(WorkflowRun run, Account asker) {
        begin(reruns.failed(run, asker));
    }

    /** Plays one job and all that depend on it once more; the others stand as they are. */
    public void rerunJob(WorkflowJob job, Account asker) {
        begin(reruns.one(job, asker));
    }

    /** Ends what has not ended yet, a moment later; jobs that run {@code always()} still do. */
    public void cancel(WorkflowRun run) {
        cancellation.soon(run);
    }

    /** Ends everything at once, whatever its conditions say. */
    public void forceCancel(WorkflowRun run) {
        cancellation.atOnce(run);
    }

    /** Lets jobs past the reviewers; they go on when nothing else holds them. */
    public void approve(List<WorkflowJob> waiting, Account reviewer, String comment) {
        gates.approve(waiting, reviewer, comment);
    }

    /** Turns jobs away at the gate: they fail, and so does the run. */
    public void reject(List<WorkflowJob> waiting, Account reviewer, String comment) {
        gates.reject(waiting, reviewer, comment);
    }

    /** Lets an App decide on a run's deployments to an environment that it guards. */
    public void decide(WorkflowRun run, Environment environment, String app, boolean approved, String comment) {
        gates.decide(run, environment, app, approved, comment);
    }

    private void begin(RunAttempt attempt) {
        if (turns.takes(attempt)) {
            graph.proceed(attempt);
        }
    }

    private void afterJob(WorkflowJob job) {
        cancellation.failFast(job);
        graph.proceed(job.attempt());
        turns.leave(job).ifPresent(this::admit);
    }

    private void afterRun(RunAttempt attempt) {
        turns.leave(attempt).ifPresent(this::admit);
    }

    private void admit(Member next) {
        if (next.job() == null) {
            next.run().latest().hold(false, course.now());
            graph.proceed(next.run().latest());
        } else {
            gates.arrive(next.job());
        }
    }
}

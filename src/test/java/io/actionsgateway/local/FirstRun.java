package io.actionsgateway.local;

import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.RunEvent;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.event.TransactionalEventListener;
import reactor.core.publisher.Mono;

/** Dispatches a first run once everything is up, and says what to try when it has ended. */
@TestComponent
class FirstRun {

    private static final String WORKFLOW = "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";

    private static final String WELCOME = """

            The service  http://localhost:8080   own API /api/v1, GitHub's API /api/v3, both to browse: http://localhost:8080/api/docs
                                                 webhooks /webhooks/github; health, metrics: http://localhost:8081/actuator
            The twin     http://localhost:8090   a GitHub to play with: octo-org/hello-world, ci.yml and deploy.yml
            The key      local-dev-key           Authorization: Bearer local-dev-key

            The service now dispatches ci.yml; the twin plays the run and delivers its webhooks, signed. This is what the service makes of them:
            """;

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final WorkflowRunService runs;
    private final AtomicLong runId = new AtomicLong();

    FirstRun(WorkflowRunService runs) {
        this.runs = runs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void play() {
        Narrator.say(WELCOME);
        Mono<WorkflowRun> started = runs.dispatch(REPOSITORY, WorkflowRef.of("ci.yml"), "main", Map.of())
                .contextWrite(Caller.interactive("first-run"));
        runId.set(Objects.requireNonNull(BlockingBridge.await(started, LONGEST)).id());
    }

    @TransactionalEventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(RunEvent.Transitioned event) {
        boolean ended = event.jobId() == null && "completed".equals(event.status());
        if (ended && runId.compareAndSet(event.key().runId(), 0)) {
            Narrator.say(invitation(event.key().runId()));
        }
    }

    private static String invitation(long runId) {
        return """

            All of it is in PostgreSQL now. Try, in another terminal:

              # the run, then everything that happened to it, with the delivery that proves it
              curl -s -H 'Authorization: Bearer local-dev-key' localhost:8080/api/v1/repos/octo-org/hello-world/runs/%1$d
              curl -s -H 'Authorization: Bearer local-dev-key' localhost:8080/api/v1/repos/octo-org/hello-world/runs/%1$d/transitions

              # what is left of the hourly budget that GitHub grants, after the dispatch
              curl -s -H 'Authorization: Bearer local-dev-key' localhost:8080/api/v1/budget

              # another run, one that fails, as any GitHub client would start it: watch it here
              curl -s -H 'Authorization: Bearer local-dev-key' localhost:8080/api/v3%2$s -d '{"ref":"main","inputs":{"outcome":"failure"}}'

              # one that fails and is waited for: which job, which step
              curl -s -H 'Authorization: Bearer local-dev-key' 'localhost:8080/api/v1%2$s?wait=PT1M' -d '{"ref":"main","inputs":{"outcome":"failure"}}'

              # everything that happens from now on, as it happens
              curl -sN -H 'Authorization: Bearer local-dev-key' localhost:8080/api/v1/events

              # who did that
              curl -s -H 'Authorization: Bearer local-dev-key' 'localhost:8080/api/v1/audit?limit=2'

            Ctrl-C stops everything; the data stay in .local/postgres.
            """.formatted(runId, WORKFLOW);
    }
}

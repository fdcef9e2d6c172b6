package io.actionsgateway.local;

import io.actionsgateway.run.RunEvent;
import io.actionsgateway.simulation.MockGitHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/** Has the twin play a first run once everything is up, and says what to try when it has ended. */
@TestComponent
class FirstRun {

    private static final String WORKFLOW = "/repos/octo-org/hello-world/actions/workflows/ci.yml/dispatches";

    private static final String WELCOME = """

            The service  http://localhost:8080   own API /api/v1, webhooks /webhooks/github; health, metrics: http://localhost:8081/actuator
            The twin     http://localhost:8090   a GitHub to play with: octo-org/hello-world, ci.yml and deploy.yml
            The key      local-dev-key           Authorization: Bearer local-dev-key

            The twin now plays a run of ci.yml and delivers its webhooks, signed; this is what the service makes of them:
            """;

    private final MockGitHub gitHub;
    private final AtomicLong runId = new AtomicLong();

    FirstRun(MockGitHub gitHub) {
        this.gitHub = gitHub;
    }

    @EventListener(ApplicationReadyEvent.class)
    void play() throws IOException, InterruptedException {
        Narrator.say(WELCOME);
        HttpRequest dispatch = HttpRequest.newBuilder(gitHub.url().resolve(WORKFLOW))
                .header("Authorization", "Bearer any")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ref\":\"main\",\"return_run_details\":true}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(dispatch, HttpResponse.BodyHandlers.ofString());
            runId.set(JsonMapper.shared()
                    .readTree(answer.body())
                    .path("workflow_run_id")
                    .longValue());
        }
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

              # another run, one that fails: watch it here
              curl -s -H 'Authorization: Bearer any' localhost:8090%2$s -d '{"ref":"main","inputs":{"outcome":"failure"}}'

            Ctrl-C stops everything; the data stay in .local/postgres.
            """.formatted(runId, WORKFLOW);
    }
}

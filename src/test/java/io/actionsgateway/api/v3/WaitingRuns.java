package io.actionsgateway.api.v3;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the twin's {@code deploy.yml} that wait for {@code production}, started through the service. */
public final class WaitingRuns {

    public static final String WORLD = "/api/v3/repos/octo-org/hello-world";
    public static final long PRODUCTION = 161088068;

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final ServiceClient service;
    private final SteppedTimeline time;
    private final JdbcClient database;
    private final URI gitHub;

    public WaitingRuns(ServiceClient service, SteppedTimeline time, JdbcClient database, URI gitHub) {
        this.gitHub = gitHub;
        this.service = service;
        this.time = time;
        this.database = database;
    }

    /** Starts one as somebody; it waits afterwards. */
    public long by(As caller) {
        clear();
        expect(204, caller.post(WORLD + "/actions/workflows/deploy.yml/dispatches", "{\"ref\":\"main\"}"));
        time.advance(LONG_ENOUGH);
        return newest();
    }

    /** Starts one that the ledger knows nothing of. */
    public long byNobody() {
        long run = by(admin());
        database.sql("delete from dispatch where run_id = ?").param(run).update();
        return run;
    }

    /** The run that the ledger names last. */
    public long newest() {
        return database.sql("select run_id from dispatch where run_id is not null order by requested_at desc limit 1")
                .query(Long.class)
                .single();
    }

    /** Ends a run by refusing its deployment. */
    public void reject(long run) {
        expect(200, admin().post(gate(run), review("rejected")));
        time.advance(LONG_ENOUGH);
    }

    public void letTimePass() {
        time.advance(LONG_ENOUGH);
    }

    public String gate(long run) {
        return WORLD + "/actions/runs/" + run + "/pending_deployments";
    }

    public String review(String state) {
        return "{\"environment_ids\":[" + PRODUCTION + "],\"state\":\"" + state + "\",\"comment\":\"so be it\"}";
    }

    public JsonNode json(String path) {
        return JsonMapper.shared().readTree(expect(200, admin().get(path)).body());
    }

    /** Nothing may wait before, because the workflow runs one at a time. Told the twin itself, past every cache. */
    private void clear() {
        for (int round = 0; round < 3; round++) {
            JsonNode all = JsonMapper.shared()
                    .readTree(twin("GET", "/actions/workflows/deploy.yml/runs?per_page=100")
                            .body());
            all.path("workflow_runs").forEach(run -> {
                if (!run.path("status").asString().equals("completed")) {
                    twin("POST", "/actions/runs/" + run.path("id").longValue() + "/cancel");
                }
            });
            time.advance(LONG_ENOUGH);
        }
    }

    private HttpResponse<String> twin(String method, String path) {
        return service.send(HttpRequest.newBuilder(URI.create(gitHub + "/repos/octo-org/hello-world" + path))
                .header("Authorization", "Bearer any")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private As admin() {
        return new As(service, ServiceClient.KEY);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}

package io.actionsgateway.api.v3.output;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Requests and answers as the steps around the output step see them. */
final class Asked {

    static final String BASE = "https://actions.example.com/api/v3";

    private Asked() {}

    static DialectRequest read(String... headers) {
        return of(
                Operation.get(
                        "actions/get-workflow-run",
                        "/repos/{owner}/{repo}/actions/runs/{run_id}",
                        Permission.ACTIONS_READ),
                headers);
    }

    static DialectRequest write(String... headers) {
        return of(
                Operation.post(
                        "actions/re-run-workflow",
                        "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun",
                        Permission.ACTIONS_WRITE),
                headers);
    }

    static DialectRequest download(String operation) {
        return of(
                Operation.get(operation, "/repos/{owner}/{repo}/actions/jobs/{job_id}/logs", Permission.ACTIONS_READ));
    }

    private static DialectRequest of(Operation operation, String... headers) {
        HttpHeaders sent = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            sent.add(headers[i], headers[i + 1]);
        }
        return new DialectRequest(
                new Row(operation, Area.ACTIONS, Level.READ, "https://docs.github.com/rest/x", null),
                ApiVersion.V2022_11_28,
                Map.of("owner", "octo-org", "repo", "hello-world", "run_id", "7"),
                "",
                sent,
                new byte[0],
                new ApiCaller("key:test", "test", "test", Grants.EVERYTHING, null),
                BASE,
                "request-1");
    }

    static DialectAnswer answer(int status, String type, String body, String... headers) {
        HttpHeaders said = new HttpHeaders();
        if (!type.isEmpty()) {
            said.set(HttpHeaders.CONTENT_TYPE, type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            said.add(headers[i], headers[i + 1]);
        }
        return new DialectAnswer(status, said, body.getBytes(StandardCharsets.UTF_8));
    }

    static DialectAnswer json(int status, String body, String... headers) {
        return answer(status, "application/json; charset=utf-8", body, headers);
    }

    static String text(DialectAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

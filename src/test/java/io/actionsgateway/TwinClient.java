package io.actionsgateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.MockGitHub;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;

/** Acts at a twin's {@code octo-org/hello-world} as people do. */
public record TwinClient(ServiceClient http, MockGitHub gitHub) {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";

    /** Dispatches a workflow and returns the id of its run. */
    public long dispatch(String workflow, String inputs) {
        String answer = post(
                "/actions/workflows/" + workflow + "/dispatches",
                "{\"ref\":\"main\",\"inputs\":%s,\"return_run_details\":true}".formatted(inputs));
        return JsonMapper.shared().readTree(answer).path("workflow_run_id").longValue();
    }

    /** Posts to a path of the repository, which must succeed. */
    public String post(String path, String body) {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(ServiceClient.uri(gitHub.port(), REPOSITORY + path))
                        .header("Authorization", "Bearer any")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer.body();
    }
}

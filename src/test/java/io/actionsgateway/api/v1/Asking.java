package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks why a run waits, and has webhooks tell of runs. */
record Asking(ServiceClient service, JdbcClient database) {

    static final String RUNS = "/api/v1/repos/octo-org/hello-world/runs/";

    /** What the service answers, for the first key. */
    HttpResponse<String> ask(long run) {
        return new As(service, ServiceClient.KEY).get(RUNS + run + "/why");
    }

    JsonNode why(long run) {
        HttpResponse<String> answer = ask(run);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Delivers and waits until it is processed. */
    void tell(byte[] body) {
        String event =
                new String(body, StandardCharsets.UTF_8).contains("\"workflow_job\"") ? "workflow_job" : "workflow_run";
        assertThat(service.deliver(event, body)).isEqualTo(202);
        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        database.sql("select count(*) from webhook_delivery where state in ('received', 'processing')")
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The reasons that it gives, in their order. */
    static List<String> words(JsonNode why) {
        return why.path("reasons")
                .valueStream()
                .map(reason -> reason.path("reason").asString())
                .toList();
    }
}

package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** GitHub's dialect over HTTP, as a client speaks it. */
@DialectTest
class DialectIT {

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @Test
    void passesAReadOn() {
        HttpResponse<String> answer = client.get("/api/v3/repos/octo-org/hello-world/actions/workflows");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("ci.yml");
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void answersWhatIsNotInTheTableByItself() {
        HttpResponse<String> answer = client.get("/api/v3/user/repos");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"Not Found\",\"documentation_url\":\"https://docs.github.com/rest\","
                        + "\"status\":\"404\"}");
        assertThat(upstream.sinceThen()).isEmpty();
    }
}

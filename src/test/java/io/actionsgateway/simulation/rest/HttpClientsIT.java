package io.actionsgateway.simulation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Java's own client, which offers HTTP/2 with every request, against the server as it is. */
class HttpClientsIT {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String DISPATCHES = REPOSITORY + "/actions/workflows/ci.yml/dispatches";

    private final MockGitHub gitHub = MockGitHub.start(MockGitHubOptions.onAnyPort(Timeline.stepped(TestTwin.START)));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        gitHub.close();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(gitHub.url() + path)).header("Authorization", "Bearer any");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void speaksPlainHttpWithWhoOffersMore() throws Exception {
        for (int turn = 0; turn < 3; turn++) {
            HttpResponse<String> dispatched = send(at(DISPATCHES).POST(BodyPublishers.ofString("{\"ref\": \"main\"}")));

            assertThat(dispatched.statusCode()).isEqualTo(204);
            assertThat(dispatched.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(dispatched.body()).isEmpty();
        }
        assertThat(send(at(REPOSITORY + "/actions/runs?status=queued")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsAddressesOfTheEnterprisePrefix() throws Exception {
        HttpResponse<String> workflows = send(at("/api/v3" + REPOSITORY + "/actions/workflows?per_page=1"));

        assertThat(workflows.statusCode()).isEqualTo(200);
        assertThat(workflows.body()).contains("\"url\":\"" + gitHub.url() + "/api/v3/repos/");
        assertThat(workflows.headers().firstValue("Link").orElseThrow())
                .startsWith("<" + gitHub.url() + "/api/v3/repositories/");
        assertThat(workflows.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
    }

    @Test
    void answersHeadWithTheLengthOfGet() throws Exception {
        HttpResponse<String> get = send(at(REPOSITORY));
        HttpResponse<String> head = send(at(REPOSITORY).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
        String tag = get.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> known = send(at(REPOSITORY).header("If-None-Match", "\"x\", " + tag));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void findsNamesWithEncodedCharacters() throws Exception {
        for (String name : new String[] {"a%2Fb", "a%20b", "a+b", "%C3%A4"}) {
            String path = REPOSITORY + "/environments/" + name;

            assertThat(send(at(path).PUT(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
            assertThat(send(at(path)).statusCode()).isEqualTo(200);
        }
        assertThat(send(at(REPOSITORY + "/environments")).body())
                .contains("\"a/b\"", "\"a b\"", "\"a+b\"", "\"\u00e4\"");
    }

    @Test
    void goesOnAfterABodyThatIsTooLarge() throws Exception {
        HttpResponse<String> refused = send(at(DISPATCHES).POST(BodyPublishers.ofString("x".repeat(2 << 20))));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(send(at(REPOSITORY)).statusCode()).isEqualTo(200);
    }
}

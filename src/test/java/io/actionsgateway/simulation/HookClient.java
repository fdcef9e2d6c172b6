package io.actionsgateway.simulation;

import io.actionsgateway.simulation.payload.Template;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Calls GitHub's operations on hooks. */
public record HookClient(ApiClient api) {

    public JsonNode create(String owner, String body) {
        return json(api.post(owner + "/hooks", body).expectStatus().isCreated());
    }

    public String path(String owner, JsonNode hook) {
        return owner + "/hooks/" + hook.get("id");
    }

    public JsonNode read(String path) {
        return json(api.get(path).expectStatus().isOk());
    }

    public JsonNode patch(String path, String body) {
        return json(patching(path, body).expectStatus().isOk());
    }

    public ResponseSpec patching(String path, String body) {
        return api.http()
                .patch()
                .uri(path)
                .header("Authorization", "token any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public ResponseSpec delete(String path) {
        return api.http()
                .delete()
                .uri(path)
                .header("Authorization", "token any")
                .exchange();
    }

    public BodyContentSpec refused(ResponseSpec answer, int status, String message) {
        return ApiClient.refused(answer, status, message);
    }

    private static JsonNode json(ResponseSpec answer) {
        byte[] body = answer.expectBody().returnResult().getResponseBody();
        return Template.JSON.readTree(Objects.requireNonNull(body));
    }
}

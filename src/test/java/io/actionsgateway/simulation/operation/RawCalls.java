package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.ApiClient;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Calls with a token and with addresses that are encoded already. */
final class RawCalls {

    private RawCalls() {}

    static ResponseSpec get(ApiClient api, String path) {
        return api.http()
                .get()
                .uri(at(path))
                .header("Authorization", "token any")
                .exchange();
    }

    static ResponseSpec put(ApiClient api, String path, String body) {
        return api.http()
                .put()
                .uri(at(path))
                .header("Authorization", "token any")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static ResponseSpec delete(ApiClient api, String path) {
        return api.http()
                .delete()
                .uri(at(path))
                .header("Authorization", "token any")
                .exchange();
    }

    private static URI at(String path) {
        return URI.create(path.startsWith("/") ? "http://localhost:8090" + path : path);
    }
}

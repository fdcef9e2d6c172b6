package io.actionsgateway.api.v3;

import io.actionsgateway.ServiceClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The service as one caller reaches it. */
public record As(ServiceClient service, String credential) {

    public HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    public HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(service.port(), path))
                .header("Authorization", "Bearer " + credential)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return service.send(headers.length == 0 ? request : request.headers(headers));
    }
}

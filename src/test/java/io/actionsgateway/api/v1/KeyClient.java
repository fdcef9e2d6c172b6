package io.actionsgateway.api.v1;

import io.actionsgateway.ServiceClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes keys and calls with them. */
public record KeyClient(ServiceClient service) {

    /** Everything about runs everywhere, and nothing else. */
    public static final String GRANTS =
            "[{\"repositories\": [\"octo-org/*\"], \"permissions\": {\"actions\": \"read\"}}]";

    public static final String ADMINISTRATION =
            "[{\"repositories\": [\"*\"], \"permissions\": {\"administration\": \"write\", \"actions\": \"read\"}}]";

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** With the first key, which may everything. */
    public JsonNode make(String name, String grants) {
        HttpResponse<String> answer = post(ServiceClient.KEY, body(name, grants));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    public static String body(String name, String grants) {
        return "{\"name\": \"" + name + "\", \"grants\": " + grants + "}";
    }

    public HttpResponse<String> post(String key, String body) {
        return service.send(request("/api/v1/keys")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String key, String path) {
        return service.send(request(path).header("Authorization", "token " + key));
    }

    /** Asks for what takes a while. */
    public CompletableFuture<HttpResponse<String>> later(String key, String path, String accepted) {
        HttpRequest.Builder request =
                request(path).header("Authorization", "Bearer " + key).header("Accept", accepted);
        return CompletableFuture.supplyAsync(() -> service.send(request), Thread::startVirtualThread);
    }

    /** Posts what takes a while. */
    public CompletableFuture<HttpResponse<String>> later(String key, String path, String accepted, String body) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + key)
                .header("Accept", accepted)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return CompletableFuture.supplyAsync(() -> service.send(request), Thread::startVirtualThread);
    }

    public HttpResponse<String> delete(String key, String id) {
        return service.send(request("/api/v1/keys/" + id)
                .header("Authorization", "Bearer " + key)
                .DELETE());
    }

    /** Gives a key other grants, as only the database can. */
    public static void regrant(JdbcClient database, JsonNode made, String grants) {
        database.sql("update api_key set grants = cast(:grants as jsonb) where id = :id")
                .param("grants", grants)
                .param("id", made.path("id").asString())
                .update();
    }

    public int self(String key) {
        return get(key, "/api/v1/keys/self").statusCode();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(ServiceClient.uri(service.port(), path));
    }
}

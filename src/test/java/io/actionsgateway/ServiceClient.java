package io.actionsgateway;

import io.actionsgateway.leak.Evidence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Delivers to the service like GitHub and reads from it like a caller, over HTTP. */
@TestComponent
public class ServiceClient {

    public static final String SECRET = "c4n4ry-of-the-default-hook";
    public static final String NEXT_SECRET = "c4n4ry-of-the-default-hook-next";
    public static final String OTHER_SECRET = "c4n4ry-of-the-other-hook";
    public static final String KEY = "c4n4ry-key";
    /** SHA-256 of {@link #KEY}. */
    public static final String KEY_SHA256 = "1a2174e746cb093a76e5adf4797d4bfe6a8b50a36433799945ad1fc4cc3e7d1b";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final Environment environment;

    ServiceClient(Environment environment) {
        this.environment = environment;
    }

    /** Where the service listens. */
    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** Where Prometheus and Kubernetes look. */
    public int managementPort() {
        return environment.getRequiredProperty("local.management.port", Integer.class);
    }

    /** Delivers to the default hook under a fresh GUID and gives the status. */
    public int deliver(String event, byte[] body) {
        return deliver("default", event, UUID.randomUUID(), SECRET, body).statusCode();
    }

    public HttpResponse<String> deliver(String hook, String event, UUID guid, String secret, byte[] body) {
        return deliver(port(), hook, event, guid, secret, body);
    }

    /** To a service that listens elsewhere. */
    public HttpResponse<String> deliver(int port, String hook, String event, UUID guid, String secret, byte[] body) {
        return send(HttpRequest.newBuilder(uri(port, "/webhooks/github/" + hook))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", guid.toString())
                .header("X-Hub-Signature-256", sign(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Reads JSON with the valid key; the answer must be a success. */
    public JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(port(), path)).header("Authorization", "Bearer " + KEY);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String path) {
        return send(HttpRequest.newBuilder(uri(port(), path))
                .header("Authorization", "Bearer " + KEY)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Evidence.keepRefusal(answer.statusCode(), answer.headers().map(), answer.body());
            return answer;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    public static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** GitHub's signature header for a body. */
    public static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

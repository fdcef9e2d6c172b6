import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives GitHub's webhooks: checks the signature over the raw bytes in constant time, answers at once, and only then
 * looks inside. Start it with {@code WEBHOOK_SECRET=s3cret java examples/HandleWebhooks.java 9000}, then create a hook:
 *
 * <pre>
 * curl localhost:8090/repos/octo-org/hello-world/hooks -H 'Authorization: Bearer any' \
 *   -d '{"events":["workflow_run"],"config":{"url":"http://localhost:9000/","content_type":"json","secret":"s3cret"}}'
 * </pre>
 */
public class HandleWebhooks {

    private static final int LARGEST = 25 * 1024 * 1024;

    private static byte[] secret;

    public static void main(String[] arguments) throws IOException {
        secret = System.getenv("WEBHOOK_SECRET").getBytes(StandardCharsets.UTF_8);
        int port = arguments.length == 0 ? 9000 : Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", HandleWebhooks::receive);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
        boolean genuine = genuine(body, exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"));
        // GitHub waits ten seconds and never asks again: answer first, work later.
        exchange.sendResponseHeaders(genuine ? 202 : 401, -1);
        exchange.close();
        if (genuine) {
            handle(
                    exchange.getRequestHeaders().getFirst("X-GitHub-Event"),
                    exchange.getRequestHeaders().getFirst("X-GitHub-Delivery"),
                    new String(body, StandardCharsets.UTF_8));
        }
    }

    /** Deliveries come late, twice and in any order: look at what the payload says, and at the id to know it again. */
    private static void handle(String event, String delivery, String payload) {
        System.out.println(event + " " + delivery + " " + payload.length() + " characters");
    }

    private static boolean genuine(byte[] body, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
            return signature != null && MessageDigest.isEqual(expected.getBytes(), signature.getBytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

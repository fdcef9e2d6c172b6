package io.actionsgateway;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Asks a running service whether it is ready, and ends with 0 if it is and 1 if it is not. The container's health check:
 * there is neither shell nor curl in the image.
 */
public final class HealthCheck {

    private static final int PATIENCE_MILLIS = 3_000;

    private HealthCheck() {}

    /**
     * Asks once.
     *
     * @param arguments the address to ask; without, readiness at the management port of this machine, which
     *     {@code MANAGEMENT_SERVER_PORT} names
     */
    public static void main(String[] arguments) {
        System.exit(
                isReady(arguments.length > 0 ? arguments[0] : here(System.getenv("MANAGEMENT_SERVER_PORT"))) ? 0 : 1);
    }

    static String here(@Nullable String port) {
        return "http://127.0.0.1:" + (port == null ? "8081" : port) + "/actuator/health/readiness";
    }

    static boolean isReady(String url) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException | IllegalArgumentException noAnswer) {
            return false;
        }
    }
}

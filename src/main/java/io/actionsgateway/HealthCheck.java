package io.actionsgateway;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a running service whether it is ready, and ends with 0 if it is and 1 if it is not, or does not say so within three seconds. The
 * container's health check: there is neither shell nor curl in the image.
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

    /** An answer that comes byte by byte keeps no single read waiting, so the whole is bounded. */
    static boolean isReady(String url) {
        FutureTask<Boolean> answer = new FutureTask<>(() -> answersOk(url));
        Thread.ofPlatform().daemon().start(answer);
        try {
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException noAnswer) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean answersOk(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    }
}

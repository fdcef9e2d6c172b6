package io.actionsgateway.stream.feed;

import io.actionsgateway.stream.StreamProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears other replicas' notifications, on a connection of its own, and wakes the tailer. Connects again when it is lost;
 * meanwhile the tailer's own looks do.
 */
@Component
class Listener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final Duration HEARING = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final int VALID_WITHIN_SECONDS = 2;

    private final Tailer tailer;
    private final JdbcConnectionDetails details;
    private final boolean notifying;
    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private boolean failing;
    private @Nullable Thread thread;

    Listener(Tailer tailer, JdbcConnectionDetails details, StreamProperties properties) {
        this.tailer = tailer;
        this.details = details;
        this.notifying = properties.notifying();
    }

    private void work() {
        try {
            while (running) {
                listenOnce();
                if (running) {
                    Thread.sleep(BETWEEN_TRIES);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenOnce() {
        try (Connection own = DriverManager.getConnection(details.getJdbcUrl(), properties());
                Statement statement = own.createStatement()) {
            connection = own;
            statement.execute("listen " + Alarm.CHANNEL);
            failing = false;
            tailer.wake();
            hear(own, own.unwrap(PGConnection.class));
        } catch (SQLException lost) {
            if (running && !failing) {
                log.warn("Notifications of the event log are not heard for now: {}", lost.getMessage());
                failing = true;
            }
        } finally {
            connection = null;
        }
    }

    /** A silent connection may be a dead one. */
    private void hear(Connection own, PGConnection notifications) throws SQLException {
        while (running) {
            PGNotification[] heard = notifications.getNotifications((int) HEARING.toMillis());
            if (heard != null && heard.length > 0) {
                tailer.wake();
            } else if (running && !own.isValid(VALID_WITHIN_SECONDS)) {
                return;
            }
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        put(properties, "user", details.getUsername());
        put(properties, "password", details.getPassword());
        properties.put("ApplicationName", "actions-gateway-listener");
        properties.put("connectTimeout", "5");
        properties.put("socketTimeout", "30");
        properties.put("tcpKeepAlive", "true");
        return properties;
    }

    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    @Override
    public void start() {
        running = true;
        if (notifying) {
            thread = Thread.ofVirtual().name("event-listener").start(this::work);
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            Connection own = connection;
            if (own != null) {
                own.abort(Runnable::run);
            }
        } catch (SQLException gone) {
            log.debug("The listening connection was gone already", gone);
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 2;
    }
}

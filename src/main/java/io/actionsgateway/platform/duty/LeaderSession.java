package io.actionsgateway.platform.duty;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A database connection of its own, whose advisory locks say who leads. The database ends it when it hears nothing for a
 * while, which also gives up the locks of a replica that hangs or is cut off. For one thread.
 */
final class LeaderSession implements AutoCloseable {

    /** Set apart from the locks of runs, which are in space 1. */
    private static final int LOCK_SPACE = 2;

    private static final int ANSWER_SECONDS = 2;

    private final Connection connection;

    private LeaderSession(Connection connection) {
        this.connection = connection;
    }

    static LeaderSession open(JdbcConnectionDetails database, Duration silence) throws SQLException {
        Properties settings = new Properties();
        settings.put("ApplicationName", "actions-gateway-leader");
        settings.put("connectTimeout", Integer.toString(ANSWER_SECONDS));
        settings.put("socketTimeout", Integer.toString(ANSWER_SECONDS));
        settings.put("tcpKeepAlive", "true");
        put(settings, "user", database.getUsername());
        put(settings, "password", database.getPassword());
        Connection connection = DriverManager.getConnection(database.getJdbcUrl(), settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set idle_session_timeout = " + silence.toMillis());
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return new LeaderSession(connection);
    }

    private static void put(Properties settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    /** Takes a duty unless another replica has it. */
    boolean take(String duty) throws SQLException {
        return ask("select pg_try_advisory_lock(?, hashtext(?))", duty);
    }

    private boolean ask(String sql, String duty) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setInt(1, LOCK_SPACE);
            lock.setString(2, duty);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Gives a sign of life; fails when the locks may be gone. */
    void beat() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.actionsgateway;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * An empty database beside that of the tests, for a service that migrates it itself and shares it with none.
 *
 * @param server where it is, by the address of another database there
 * @param name plain
 */
public record OwnDatabase(JdbcConnectionDetails server, String name) implements AutoCloseable {

    /** Makes it. */
    public static OwnDatabase on(JdbcConnectionDetails server, String name) throws SQLException {
        OwnDatabase database = new OwnDatabase(server, name);
        database.execute("create database " + name);
        return database;
    }

    /** Host and port of the server. */
    public URI address() {
        return URI.create(server.getJdbcUrl().substring("jdbc:".length()));
    }

    /** Its address for JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s/%s".formatted(address().getAuthority(), name);
    }

    /** Drops it, whoever is connected. */
    @Override
    public void close() throws SQLException {
        execute("drop database if exists " + name + " with (force)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

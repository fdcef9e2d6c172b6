package io.actionsgateway.measure;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Plain questions to one database, each on a connection of its own so that nothing is held while a measurement runs.
 *
 * @param url where it is
 */
record Table(String url) {

    /** Takes one row of an answer. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    void each(String sql, Row row) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.take(rows);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    String text(String sql) {
        var found = new StringBuilder();
        each(sql, row -> found.append(row.getString(1)));
        return found.toString();
    }

    long number(String sql) {
        return Long.parseLong(text(sql));
    }
}

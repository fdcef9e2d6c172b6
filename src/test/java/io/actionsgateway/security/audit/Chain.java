package io.actionsgateway.security.audit;

import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A chain of its own in the tests' database, which may be tampered with. */
final class Chain {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String url;
    private final DataSource source;
    private final JdbcTemplate database;

    private Chain(String url) {
        this.url = url;
        this.source = new DriverManagerDataSource(url);
        this.database = new JdbcTemplate(source);
    }

    /** The tests' database as one URL, with whatever it takes to get in. */
    static String url(JdbcConnectionDetails details) {
        String url = details.getJdbcUrl();
        return url.contains("user=")
                ? url
                : url + (url.contains("?") ? "&" : "?") + "user=" + details.getUsername() + "&password="
                        + details.getPassword();
    }

    /** Made by the service's own migration. */
    static Chain in(String jdbcUrl) throws IOException {
        String schema = "chain_" + ProcessHandle.current().pid() + "_" + NUMBERS.incrementAndGet();
        new JdbcTemplate(new DriverManagerDataSource(jdbcUrl)).execute("create schema " + schema);
        Chain chain = new Chain(jdbcUrl + "&currentSchema=" + schema + ",public");
        chain.database.execute(
                new ClassPathResource("db/migration/V5__audit.sql").getContentAsString(StandardCharsets.UTF_8));
        return chain;
    }

    String url() {
        return url;
    }

    AuditTable table() {
        return new AuditTable(database, new JdbcTransactionManager(source));
    }

    /** One of several replicas over this chain. */
    AuditLog replica() {
        AuditProperties limits = new AuditProperties(Duration.ofSeconds(20), 10_000, 7, 60);
        AuditMetrics metrics = new AuditMetrics(new SimpleMeterRegistry());
        AuditTable table = table();
        AuditWriter writer = new AuditWriter(table, metrics, limits, Waits.real());
        return new AuditLog(table, writer, metrics, limits, Clock.systemUTC(), Waits.real());
    }

    Verdict check() {
        return new ChainCheck(source).check(null);
    }

    Verdict newest(int entries) {
        return new ChainCheck(source).newest(entries);
    }

    Verdict check(String expected) {
        return new ChainCheck(source).check(expected);
    }

    /** As the owner of the table, past its triggers. */
    void tamper(String sql) {
        database.execute("alter table audit_entry disable trigger user; " + sql
                + "; alter table audit_entry enable trigger user");
    }

    void execute(String sql) {
        database.execute(sql);
    }
}

package io.actionsgateway.security.audit;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the whole chain, as it stands at one moment, and computes every hash again. Blocks; holds a thousand rows. */
final class ChainCheck {

    private static final int AT_ONCE = 1_000;
    private static final String HEAD = "select id, hash from audit_head";
    private static final String BEFORE = "select prev_hash from audit_entry where id = ?";
    private static final String CHAIN = "select id, entry, prev_hash, hash from audit_entry where id > ? order by id";

    private record Row(String text, Link previous, Link link) {}

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    ChainCheck(DataSource source) {
        database = new JdbcTemplate(source);
        database.setFetchSize(AT_ONCE);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Checks it.
     *
     * @param expected hash in hex that the chain once ended with, and must still hold; {@code null} for none
     */
    Verdict check(@Nullable String expected) {
        return Objects.requireNonNull(transaction.execute(status -> inSnapshot(Long.MAX_VALUE, expected)));
    }

    /** Checks the newest entries only, and believes the one before them. */
    Verdict newest(int entries) {
        return Objects.requireNonNull(transaction.execute(status -> inSnapshot(entries, null)));
    }

    private Verdict inSnapshot(long entries, @Nullable String expected) {
        Link head = database.queryForObject(HEAD, (row, number) -> new Link(row.getLong(1), row.getBytes(2)));
        long after = Math.max(0, Objects.requireNonNull(head).id() - entries);
        try (Stream<Row> rows = database.queryForStream(
                CHAIN,
                (row, number) -> new Row(
                        row.getString("entry"),
                        new Link(row.getLong("id") - 1, row.getBytes("prev_hash")),
                        new Link(row.getLong("id"), row.getBytes("hash"))),
                after)) {
            return follow(rows.iterator(), before(after), head, expected);
        }
    }

    private Link before(long after) {
        return after == 0
                ? Link.BEFORE_ALL
                : database.query(BEFORE, (row, number) -> new Link(after, row.getBytes(1)), after + 1).stream()
                        .findFirst()
                        .orElse(Link.BEFORE_ALL);
    }

    private static Verdict follow(Iterator<Row> rows, Link first, Link head, @Nullable String expected) {
        byte[] wanted = expected == null ? null : HexFormat.of().parseHex(expected);
        Link last = first;
        boolean found = wanted == null || last.hasHash(wanted);
        while (rows.hasNext()) {
            Row row = rows.next();
            String fault = fault(last, row);
            if (fault != null) {
                return new Verdict.Broken(last.id() + 1, fault);
            }
            last = row.link();
            found = found || last.hasHash(Objects.requireNonNull(wanted));
        }
        if (head.id() != last.id() || !last.hasHash(head.hash())) {
            return new Verdict.Broken(last.id() + 1, "the head says that the chain ends with entry " + head.id());
        }
        return found ? new Verdict.Intact(last) : new Verdict.Unexpected(last);
    }

    private static @Nullable String fault(Link last, Row row) {
        if (row.link().id() != last.id() + 1) {
            return "it is missing; the next one is " + row.link().id();
        }
        if (!last.hasHash(row.previous().hash())) {
            return "it does not name the hash of the entry before";
        }
        return last.next(row.text()).hasHash(row.link().hash()) ? null : "its text does not have its hash";
    }
}

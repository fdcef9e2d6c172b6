package io.actionsgateway.security.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the chain in PostgreSQL. Blocking; thread-safe. */
@Component
class AuditTable {

    /** A replica that stops in the middle must not keep the others waiting. */
    private static final String LOCK = """
            select id, hash, set_config('idle_in_transaction_session_timeout', '5000', true) from audit_head for update""";

    private static final String APPEND = "insert into audit_entry (id, entry, prev_hash, hash) values (?, ?, ?, ?)";
    private static final String HEAD = "update audit_head set id = ?, hash = ?";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    AuditTable(JdbcTemplate database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Appends entries in order, all or none: in a transaction of their own, or in the caller's, which then holds the chain
     * until it ends.
     */
    void append(List<Told> entries) {
        transaction.executeWithoutResult(status -> inTransaction(entries));
    }

    private void inTransaction(List<Told> entries) {
        Link head = database.queryForObject(LOCK, (row, number) -> new Link(row.getLong(1), row.getBytes(2)));
        if (head == null) {
            throw new IllegalStateException("the audit log has no head");
        }
        List<Object[]> rows = new ArrayList<>();
        for (Told told : entries) {
            String text = told.text(head.id() + 1);
            Link next = head.next(text);
            rows.add(new Object[] {next.id(), text, head.hash(), next.hash()});
            head = next;
        }
        database.batchUpdate(APPEND, rows);
        database.update(HEAD, head.id(), head.hash());
    }
}

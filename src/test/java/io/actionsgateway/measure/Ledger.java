package io.actionsgateway.measure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Remembers which deliveries were acknowledged, and compares that with what the database holds. */
final class Ledger implements LoadClient.Listener {

    private static final String DELIVERIES =
            "select guid::text, encode(body_sha256, 'hex'), state from webhook_delivery";
    private static final String TRANSITIONS =
            "select run_id, run_attempt, job_id, lower(status), lower(conclusion), occurred_at from transition";

    private final Stories stories;
    private final BitSet acknowledged = new BitSet();

    Ledger(Stories stories) {
        this.stories = stories;
    }

    @Override
    public synchronized void answered(long number, int status, long due) {
        if (status / 100 == 2) {
            acknowledged.set((int) number);
        }
    }

    /** Checks deliveries and transitions against the first {@code sent} deliveries of the stories. */
    void verify(Table table, long sent, Verdict verdict) {
        System.out.printf("%,d deliveries sent, %,d acknowledged%n", sent, acknowledged.cardinality());
        verifyDeliveries(table, sent, verdict);
        verifyTransitions(table, sent, verdict);
    }

    private void verifyDeliveries(Table table, long sent, Verdict verdict) {
        Map<String, Integer> kept = new HashMap<>();
        Set<String> processed = new HashSet<>();
        table.each(DELIVERIES, row -> {
            String identity = row.getString(1) + " " + row.getString(2);
            kept.merge(identity, 1, Integer::sum);
            if (row.getString(3).equals("processed")) {
                processed.add(identity);
            }
        });
        verdict.check(acknowledged.cardinality() > 0, "deliveries were acknowledged");
        compareDeliveries(kept, processed, sent, verdict);
    }

    private void compareDeliveries(Map<String, Integer> kept, Set<String> processed, long sent, Verdict verdict) {
        long lost = 0;
        long unprocessed = 0;
        long known = 0;
        for (long number = 0; number < sent; number++) {
            String identity = stories.guid(number) + " "
                    + Signer.sha256(stories.at(number).body());
            boolean there = kept.containsKey(identity);
            known += there ? 1 : 0;
            if (acknowledged.get((int) number)) {
                lost += there ? 0 : 1;
                unprocessed += processed.contains(identity) ? 0 : 1;
            }
        }
        verdict.check(lost == 0, "deliveries: %,d acknowledged ones are missing".formatted(lost));
        verdict.check(unprocessed == 0, "deliveries: %,d acknowledged ones are not processed".formatted(unprocessed));
        verdict.check(twice(kept) == 0, "deliveries: %,d are kept more than once".formatted(twice(kept)));
        verdict.check(known == kept.size(), "deliveries: %,d were never sent".formatted(kept.size() - known));
    }

    private void verifyTransitions(Table table, long sent, Verdict verdict) {
        Map<Fact, Integer> kept = new HashMap<>();
        table.each(TRANSITIONS, row -> kept.merge(fact(row), 1, Integer::sum));
        long lost = 0;
        long known = 0;
        for (long number = 0; number < sent; number++) {
            boolean there = kept.containsKey(stories.fact(number));
            known += there ? 1 : 0;
            lost += acknowledged.get((int) number) && !there ? 1 : 0;
        }
        verdict.check(lost == 0, "transitions: %,d acknowledged ones are missing".formatted(lost));
        verdict.check(twice(kept) == 0, "transitions: %,d are kept more than once".formatted(twice(kept)));
        verdict.check(known == kept.size(), "transitions: %,d were never sent".formatted(kept.size() - known));
    }

    private static Fact fact(ResultSet row) throws SQLException {
        String conclusion = row.getString(5);
        return new Fact(
                row.getLong(1),
                row.getInt(2),
                row.getLong(3),
                row.getString(4),
                conclusion == null ? "" : conclusion,
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static long twice(Map<?, Integer> counts) {
        return counts.values().stream().filter(count -> count > 1).count();
    }
}

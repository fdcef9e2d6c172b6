package io.actionsgateway.measure;

import java.time.Duration;

/**
 * What a stretch of load cost.
 *
 * @param load what was sent and answered
 * @param server processor time of the receiver while under load
 * @param database processor time of PostgreSQL while under load
 * @param drained how long the receiver went on working after the load had ended
 * @param serverAll processor time of the receiver until it had worked off everything
 * @param databaseAll the same of PostgreSQL
 */
record Measured(
        Load load, Duration server, Duration database, Duration drained, Duration serverAll, Duration databaseAll) {

    /** Processor time for each accepted delivery, in microseconds. */
    String perDelivery() {
        String loaded = split(server, database);
        return drained.isZero()
                ? loaded
                : loaded
                        + "; with the processing afterwards (%.1f s) ".formatted(drained.toMillis() / 1e3)
                        + split(serverAll, databaseAll);
    }

    private String split(Duration receiver, Duration postgres) {
        return "%.0f us CPU (receiver %.0f, PostgreSQL %.0f)"
                .formatted(each(receiver.plus(postgres)), each(receiver), each(postgres));
    }

    private double each(Duration time) {
        return time.toNanos() / 1e3 / Math.max(1, load.accepted());
    }
}

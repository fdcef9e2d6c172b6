package io.actionsgateway.stream.record;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The partitions of the log, one for each day in UTC. Used in a transaction. */
final class Days {

    private static final String PREFIX = "event_log_";
    private static final String DEFAULT = PREFIX + "default";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private static final String ALL = """
            select inhrelid::regclass::text from pg_inherits
            where inhparent = 'event_log'::regclass and inhrelid <> 'event_log_default'::regclass order by 1""";

    /** What goes with a table is remembered as dropped, so that nobody goes on behind it as if nothing were missing. */
    private static final String REMEMBER = """
            update event_log_dropped d set era = gone.era, xid = gone.xid, position = gone.position
            from (select era, xid, position from %s order by era desc, xid desc, position desc limit 1) as gone
            where (gone.era, gone.xid, gone.position) > (d.era, d.xid, d.position)""";

    private final JdbcClient database;

    Days(JdbcClient database) {
        this.database = database;
    }

    List<LocalDate> all() {
        return database.sql(ALL).query((row, number) -> row.getString(1)).list().stream()
                .map(name -> LocalDate.parse(name.substring(PREFIX.length()), DAY))
                .toList();
    }

    /** PostgreSQL refuses a partition for rows that the default one already holds: such a day stays there. */
    void make(LocalDate day) {
        if (!all().contains(day) && !startedInDefault(day)) {
            database.sql("create table %s partition of event_log for values from ('%s') to ('%s')"
                            .formatted(name(day), midnight(day), midnight(day.plusDays(1))))
                    .update();
        }
    }

    void drop(LocalDate day) {
        database.sql(REMEMBER.formatted(name(day))).update();
        database.sql("drop table " + name(day)).update();
    }

    /** Rows can only be dropped as a whole, so those of the default partition go when the last one is too old. */
    void emptyDefault(LocalDate oldest) {
        boolean old = Boolean.TRUE.equals(
                database.sql("select coalesce(max(recorded_at) < cast(:oldest as timestamptz), false) from " + DEFAULT)
                        .param("oldest", midnight(oldest))
                        .query(Boolean.class)
                        .single());
        if (old) {
            database.sql(REMEMBER.formatted(DEFAULT)).update();
            database.sql("truncate " + DEFAULT).update();
        }
    }

    private boolean startedInDefault(LocalDate day) {
        return Boolean.TRUE.equals(database.sql("select exists (select from " + DEFAULT
                        + " where recorded_at >= cast(:a as timestamptz) and recorded_at < cast(:b as timestamptz))")
                .param("a", midnight(day))
                .param("b", midnight(day.plusDays(1)))
                .query(Boolean.class)
                .single());
    }

    private static String name(LocalDate day) {
        return PREFIX + DAY.format(day);
    }

    private static String midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }
}

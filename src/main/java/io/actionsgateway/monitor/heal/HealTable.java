package io.actionsgateway.monitor.heal;

import io.actionsgateway.monitor.Healing;
import io.actionsgateway.monitor.HealingView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers until when each repository has been compared. */
@Component
class HealTable implements Healing {

    private static final String SAVE = """
            insert into repository_heal as known (repository, healed_until, deep_until, lists, gets, jobs)
            values (lower(:repository), :healed, :deep, :lists, :gets, :jobs)
            on conflict (repository) do update set
                healed_until = excluded.healed_until, deep_until = excluded.deep_until,
                lists = known.lists + excluded.lists, gets = known.gets + excluded.gets,
                jobs = known.jobs + excluded.jobs""";

    private static final String SPEND = """
            update repository_heal set lists = lists + :lists, gets = gets + :gets, jobs = jobs + :jobs
            where repository = lower(:repository)""";

    private static final String SUM = """
            select count(*) as repositories, min(healed_until) as healed_until, coalesce(sum(lists), 0) as lists,
                coalesce(sum(gets), 0) as gets, coalesce(sum(jobs), 0) as jobs
            from repository_heal""";

    private final JdbcClient database;

    HealTable(JdbcClient database) {
        this.database = database;
    }

    /** When a repository was last compared, and when with all that may have been run again. */
    record Healed(Instant until, Instant deepUntil) {}

    Optional<Healed> of(String repository) {
        return database.sql("select healed_until, deep_until from repository_heal where repository = :repository")
                .param("repository", repository.toLowerCase(Locale.ROOT))
                .query((row, number) -> new Healed(
                        row.getObject("healed_until", OffsetDateTime.class).toInstant(),
                        row.getObject("deep_until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void save(String repository, Healed healed, Requests requests) {
        database.sql(SAVE)
                .param("repository", repository)
                .param("healed", healed.until().atOffset(ZoneOffset.UTC))
                .param("deep", healed.deepUntil().atOffset(ZoneOffset.UTC))
                .param("lists", requests.lists)
                .param("gets", requests.gets)
                .param("jobs", requests.jobs)
                .update();
    }

    /** Counts what a comparison that did not come to its end has cost. */
    void spend(String repository, Requests requests) {
        database.sql(SPEND)
                .param("repository", repository)
                .param("lists", requests.lists)
                .param("gets", requests.gets)
                .param("jobs", requests.jobs)
                .update();
    }

    @Override
    public HealingView summary() {
        return database.sql(SUM)
                .query((row, number) -> new HealingView(
                        row.getInt("repositories"),
                        instant(row.getObject("healed_until", OffsetDateTime.class)),
                        row.getLong("lists"),
                        row.getLong("gets"),
                        row.getLong("jobs")))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

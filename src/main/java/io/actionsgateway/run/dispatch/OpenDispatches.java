package io.actionsgateway.run.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Entries of which it is not known what came of them: who is to be asked, and what follows from the answer. Any replica may
 * do any of it at any time; each search is given to one of them. Blocking; thread-safe.
 *
 * @see Matching how runs are told apart
 */
@Component
public class OpenDispatches {

    private static final int BATCH = 200;

    private final JdbcClient database;
    private final SeenRuns seen;
    private final DispatchProperties properties;
    private final DispatchMetrics metrics;
    private final Clock clock;

    OpenDispatches(
            JdbcClient database, SeenRuns seen, DispatchProperties properties, DispatchMetrics metrics, Clock clock) {
        this.database = database;
        this.seen = seen;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Takes those for dead whose lease has ended: what they sent is unknown from now on. */
    public void abandon() {
        int abandoned = database.sql(OpenSql.ABANDON)
                .param("now", now())
                .param("window", seconds(properties.window()))
                .update();
        metrics.became(DispatchState.UNKNOWN, abandoned);
    }

    /**
     * Hands out searches that are due; they are due again after a while, so a replica that dies over one is no loss.
     *
     * @param asks whether this replica asks that host about that repository; others are left to others
     * @return one for each workflow
     */
    public List<DispatchSearch> due(BiPredicate<String, String> asks) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        database
                .sql(OpenSql.DUE_PLACES)
                .query((row, number) -> new Place(row.getString("host"), row.getString("repository"), ""))
                .list()
                .stream()
                .filter(place -> asks.test(place.host(), place.repository()))
                .forEach(place -> places.computeIfAbsent(place.host(), first -> new ArrayList<>())
                        .add(place.repository()));
        return places.entrySet().stream()
                .flatMap(place -> due(place.getKey(), place.getValue()).stream())
                .toList();
    }

    private List<DispatchSearch> due(String host, List<String> repositories) {
        List<Due> due = database.sql(OpenSql.DUE)
                .param("host", host)
                .param("repositories", repositories.toArray(String[]::new))
                .param("limit", BATCH)
                .param("interval", seconds(properties.searchInterval()))
                .param("longest", seconds(properties.longestSearchInterval()))
                .query(OpenDispatches::read)
                .list();
        Map<Place, List<Due>> byPlace = new LinkedHashMap<>();
        due.forEach(each -> byPlace.computeIfAbsent(each.place(), first -> new ArrayList<>())
                .add(each));
        return byPlace.entrySet().stream()
                .map(each -> search(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * Draws the conclusions from what GitHub answered, and from what it has told of itself.
     *
     * @param search as it was handed out
     * @param answer runs of that workflow, complete since the time in question
     */
    @Transactional
    public void conclude(DispatchSearch search, List<StartedRun> answer) {
        conclude(search.host(), search.repository(), answer, search.over());
    }

    /** Draws the conclusions from runs that GitHub has told of itself since. */
    @Transactional
    public void concludeFromTold() {
        database.sql(OpenSql.PLACES)
                .param("skew", seconds(properties.skew()))
                .query((row, number) -> new Place(row.getString("host"), row.getString("repository"), ""))
                .list()
                .forEach(place -> conclude(place.host(), place.repository(), List.of(), Set.of()));
        metrics.open(database.sql(OpenSql.COUNT).query(Long.class).single());
    }

    private void conclude(String host, String repository, List<StartedRun> answer, Set<DispatchTry> over) {
        database.sql(OpenSql.LOCK)
                .param("place", host + " " + repository)
                .query()
                .singleRow();
        List<OpenEntry> open = database.sql(OpenSql.OPEN)
                .param("host", host)
                .param("repository", repository)
                .query((row, number) -> entry(row, over))
                .list();
        if (!open.isEmpty()) {
            SeenRuns.Seen runs = seen.of(host, repository, earliest(open), answer);
            Matching.of(open, runs.free(), runs.titled(), runs.actor()).forEach(this::write);
        }
    }

    private void write(Match match) {
        switch (match) {
            case Match.Found(DispatchTry attempt, StartedRun run) ->
                decided(
                        DispatchState.RESOLVED,
                        on(OpenSql.FOUND, attempt).param("runId", run.runId()).param("htmlUrl", run.htmlUrl()));
            case Match.NotStarted(DispatchTry attempt) ->
                decided(DispatchState.FAILED, on(OpenSql.NOT_STARTED, attempt));
            case Match.Undecided(DispatchTry attempt, List<Long> candidates) ->
                on(OpenSql.UNDECIDED, attempt)
                        .param("candidates", candidates.toArray(Long[]::new))
                        .update();
        }
    }

    private void decided(DispatchState state, JdbcClient.StatementSpec statement) {
        statement
                .query(Double.class)
                .optional()
                .ifPresent(seconds -> metrics.foundOut(state, Duration.ofMillis((long) (seconds * 1_000))));
    }

    private JdbcClient.StatementSpec on(String sql, DispatchTry attempt) {
        return database.sql(sql)
                .param("id", attempt.id())
                .param("try", attempt.number())
                .param("now", now());
    }

    private DispatchSearch search(Place place, List<Due> due) {
        Instant first = due.stream().map(Due::triedAt).min(Instant::compareTo).orElseThrow();
        Set<DispatchTry> over = new HashSet<>();
        due.stream().filter(Due::over).forEach(each -> over.add(each.attempt()));
        return new DispatchSearch(
                place.host(), place.repository(), place.workflow(), first.minus(properties.skew()), over);
    }

    private OpenEntry entry(ResultSet row, Set<DispatchTry> over) throws SQLException {
        DispatchTry attempt = attempt(row);
        Instant triedAt = Entries.time(row, "tried_at");
        return new OpenEntry(
                attempt,
                row.getString("subject"),
                row.getString("workflow"),
                row.getString("ref"),
                Entries.hex(row.getBytes("inputs_digest")),
                row.getString("correlation_input") != null,
                row.getString("state").equals(DispatchState.REQUESTED.word()),
                row.getBoolean("accepted"),
                over.contains(attempt),
                triedAt.minus(properties.skew()),
                triedAt.plus(properties.lease()).plus(properties.window()).plus(properties.skew()));
    }

    private static Instant earliest(List<OpenEntry> open) {
        return open.stream().map(OpenEntry::from).min(Instant::compareTo).orElseThrow();
    }

    private static Due read(ResultSet row, int number) throws SQLException {
        Place place = new Place(row.getString("host"), row.getString("repository"), row.getString("workflow"));
        return new Due(place, attempt(row), Entries.time(row, "tried_at"), row.getBoolean("past"));
    }

    private static DispatchTry attempt(ResultSet row) throws SQLException {
        return new DispatchTry(row.getObject("id", UUID.class), row.getInt("tries"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1_000.0;
    }

    private record Place(String host, String repository, String workflow) {}

    private record Due(Place place, DispatchTry attempt, Instant triedAt, boolean over) {}
}

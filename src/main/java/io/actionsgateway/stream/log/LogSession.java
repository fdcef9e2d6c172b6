package io.actionsgateway.stream.log;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.watch.RunWatches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One reader's way through the logs of one attempt. For one subscriber. */
final class LogSession {

    private static final Duration WATCH = Duration.ofMinutes(2);
    private static final int LAST_LOOKS = 6;

    private final LogQuery query;
    private final Tools tools;
    private final LogSource source;
    private final Progress progress;
    private final Bookmarks bookmarks;
    private RunState run;
    private boolean looked;
    private int looksAfterEnd;
    private Instant watchedUntil = Instant.EPOCH;

    LogSession(LogQuery query, RunState run, LogSource source, Tools tools) {
        this.query = query;
        this.run = run;
        this.source = source;
        this.tools = tools;
        this.progress = new Progress(query);
        this.bookmarks = new Bookmarks(query);
    }

    /** Everything until the end. */
    Flux<LogEvent> events() {
        Flux<Long> hints = tools.signals().of(query.runId());
        Flux<Long> ticks = Mono.defer(() -> tools.waits().pause(tools.limits().progress()))
                .thenReturn(query.runId())
                .repeat();
        return Flux.merge(Flux.just(query.runId()), hints, ticks)
                .onBackpressureLatest()
                .concatMap(_ -> turn(), 1)
                .takeUntil(LogEvent.End.class::isInstance);
    }

    Mono<Void> close() {
        return source.close();
    }

    /** Opens the log that will be read first, which tells whether GitHub has any; any other failure comes again later. */
    Mono<Void> openAhead() {
        return bookmarks.ready(run).stream()
                .filter(job -> !job.silent())
                .findFirst()
                .map(job -> source.openAhead(job.id(), Math.max(0, bookmarks.offset(job) - 1), run.ended())
                        .onErrorResume(failure ->
                                expired(failure, job) ? Mono.error(new LogRefusal.Expired(run)) : Mono.empty()))
                .orElse(Mono.empty());
    }

    private boolean expired(Throwable failure, JobState job) {
        return FetchProblem.of(failure) == FetchProblem.LOG_NOT_FOUND
                && !source.hasArchive()
                && !new Retries(tools.limits(), tools.clock()).mayCome(job);
    }

    private Flux<LogEvent> turn() {
        return look().doOnNext(now -> run = now)
                .thenMany(Flux.concat(
                        Flux.defer(() -> Flux.fromIterable(progress.changes(run))),
                        Flux.defer(() -> Flux.fromIterable(bookmarks.ready(run)))
                                .concatMap(this::log, 1),
                        Flux.defer(this::ending)))
                .onErrorResume(failure -> Flux.just(unseen(failure)))
                .switchIfEmpty(Flux.just(new LogEvent.Idle()));
    }

    private Mono<RunState> look() {
        if (!looked) {
            looked = true;
            return Mono.just(run);
        }
        return watched().then(tools.look().again(query.repository(), run));
    }

    private Mono<Void> watched() {
        Instant now = tools.clock().instant();
        if (run.ended() || now.isBefore(watchedUntil)) {
            return Mono.empty();
        }
        watchedUntil = now.plus(WATCH.dividedBy(2));
        RunWatches watches = tools.watches();
        return BlockingBridge.call(() -> {
                    watches.watch(query.repository().toString(), query.runId(), WATCH);
                    return run;
                })
                .then();
    }

    private Flux<LogEvent> log(JobState job) {
        bookmarks.begin(job);
        if (job.silent()) {
            return Flux.empty();
        }
        JobLog log = new JobLog(
                job,
                run,
                query,
                bookmarks.offset(job),
                source,
                new Retries(tools.limits(), tools.clock()),
                tools.limits(),
                tools.waits(),
                offset -> bookmarks.place(run, job, offset));
        return log.events(run.ended()).doOnNext(this::count).doOnComplete(() -> bookmarks.end(job, log));
    }

    private void count(LogEvent event) {
        if (event instanceof LogEvent.Chunk chunk) {
            tools.metrics().sent(chunk.end() - chunk.offset());
        }
    }

    private Flux<LogEvent> ending() {
        List<JobState> named = run.jobs().stream().filter(query::names).toList();
        return isEnough(named) ? Flux.fromIterable(last(named)) : Flux.empty();
    }

    /** A run that has ended while one of its jobs has not: GitHub's answers may lag, but not for long. */
    private boolean isEnough(List<JobState> named) {
        boolean all = !named.isEmpty() && named.stream().allMatch(JobState::ended);
        if (all && query.job() != null) {
            return true;
        }
        return run.ended() && (all || run.jobs().isEmpty() || ++looksAfterEnd > LAST_LOOKS);
    }

    private List<LogEvent> last(List<JobState> named) {
        List<LogEvent> last = new ArrayList<>();
        String job = query.job();
        if (job != null && named.isEmpty()) {
            String message = LogRefusal.UnknownJob.said(job, run);
            last.add(new LogEvent.Failure(null, job, run.attempt(), "job-not-found", message, null));
        }
        last.add(
                new LogEvent.End(run.runId(), run.attempt(), run.status(), run.conclusion(), bookmarks.missing(named)));
        return last;
    }

    private LogEvent unseen(Throwable failure) {
        FetchProblem problem = FetchProblem.of(failure);
        return new LogEvent.Failure(
                null,
                null,
                run.attempt(),
                problem.word(),
                "The state of the run could not be read.",
                tools.limits().progress());
    }
}

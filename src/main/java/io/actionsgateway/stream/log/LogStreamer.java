package io.actionsgateway.stream.log;

import io.actionsgateway.github.JobService;
import io.actionsgateway.github.LogService;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Gives the logs of a run, job by job as jobs end. Nothing is fetched that the reader does not take: a log of any size
 * passes through a few buffers. GitHub is asked for the {@code Caller} in the Reactor context. Never blocks; thread-safe.
 */
@Service
public class LogStreamer {

    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final Tools tools;
    private final StreamPlaces places;
    private final LogService logs;
    private final JobService jobs;

    LogStreamer(Tools tools, StreamPlaces places, LogService logs, JobService jobs) {
        this.tools = tools;
        this.places = places;
        this.logs = logs;
        this.jobs = jobs;
    }

    /**
     * Finds out whether there is something to stream before anything is streamed.
     *
     * @param subject who reads, for the limit on streams
     * @param query what
     * @return the stream, to be subscribed to once and soon; or a {@link LogRefusal}, or a {@link GitHubException} of a run
     *     that we know nothing about while GitHub cannot be asked. The stream itself reports failures as events; it fails
     *     only with {@link ReaderStuck}
     */
    public Mono<Flux<LogEvent>> open(String subject, LogQuery query) {
        return Mono.defer(() -> {
            Runnable place = places.take(subject);
            return first(query)
                    .flatMap(run -> session(query, run))
                    .map(session -> claimed(session, place))
                    .doOnError(_ -> place.run())
                    .doOnCancel(place);
        });
    }

    private Mono<RunState> first(LogQuery query) {
        LogPlace resume = query.resume();
        @Nullable Integer attempt = resume == null ? query.attempt() : Integer.valueOf(resume.attempt());
        return tools.look()
                .first(query.repository(), query.runId(), attempt)
                .onErrorMap(GitHubException.NotFound.class, _ -> new LogRefusal.UnknownRun(query))
                .doOnNext(run -> check(query, run));
    }

    /** A job's id is given by GitHub, so one that is not there is wrong; a name may be one that is still to come. */
    private static void check(LogQuery query, RunState run) {
        String job = query.job();
        boolean mayCome = !run.ended() && (job == null || !job.matches("\\d+"));
        if (job != null && !mayCome && run.jobs().stream().noneMatch(query::names)) {
            throw new LogRefusal.UnknownJob(job, run);
        }
        if (!run.ended() && !query.follow()) {
            throw new LogRefusal.InProgress(run);
        }
    }

    /** Of a run that has ended the first log is opened, which tells whether GitHub still has any. */
    private Mono<LogSession> session(LogQuery query, RunState run) {
        LogSource source = new LogSource(logs, jobs, query.repository(), run, tools.metrics());
        LogSession session = new LogSession(query, run, source, tools);
        if (!run.ended()) {
            return Mono.just(session);
        }
        return session.openAhead()
                .onErrorResume(gone -> session.close().then(Mono.error(gone)))
                .thenReturn(session);
    }

    /** A place that is not used is given back. Hanging up on a reader who is stuck looks like his leaving. */
    private Flux<LogEvent> claimed(LogSession session, Runnable place) {
        AtomicBoolean stuck = new AtomicBoolean();
        Disposable unclaimed =
                tools.waits().deadline(CLAIM).then(session.close()).subscribe(_ -> {}, _ -> {}, place);
        return Flux.usingWhen(
                        Mono.fromCallable(() -> {
                            unclaimed.dispose();
                            return session;
                        }),
                        LogSession::events,
                        LogSession::close)
                .transform(events -> new Patience(tools.limits().patience(), tools.waits()).of(events))
                .doOnError(_ -> stuck.set(true))
                .doFinally(signal -> {
                    place.run();
                    tools.metrics().ended(stuck.get() ? "stuck" : outcome(signal));
                });
    }

    private static String outcome(SignalType signal) {
        return signal == SignalType.ON_COMPLETE ? "end" : "left";
    }
}

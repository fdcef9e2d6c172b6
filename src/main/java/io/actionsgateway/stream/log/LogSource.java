package io.actionsgateway.stream.log;

import io.actionsgateway.github.JobService;
import io.actionsgateway.github.LogService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the logs of one attempt come from: each job's own, or the archive of all. Thread-safe. */
final class LogSource {

    private record Opened(long jobId, Content content) {}

    private final LogService logs;
    private final RepositoryName repository;
    private final ArchiveSource archive;
    private final LogMetrics metrics;
    private final Set<Long> tried = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Opened> ahead = new AtomicReference<>();

    LogSource(LogService logs, JobService jobs, RepositoryName repository, RunState run, LogMetrics metrics) {
        this.logs = logs;
        this.repository = repository;
        this.archive = new ArchiveSource(logs, jobs, repository, run);
        this.metrics = metrics;
    }

    /**
     * Opens a log before it is read, to see whether it is there.
     *
     * @param from as for {@link #open}, which then gives this once for the job; to be asked for soon
     * @param ended whether the run has, so that there may be an archive
     */
    Mono<Void> openAhead(long jobId, long from, boolean ended) {
        return fetch(jobId, from, ended)
                .doOnNext(content -> ahead.set(new Opened(jobId, content)))
                .then();
    }

    /**
     * Opens a log.
     *
     * @param from how many bytes are not of interest; storage may give them nevertheless
     * @param ended whether the run has, so that there may be an archive
     */
    Mono<Content> open(long jobId, long from, boolean ended) {
        return Mono.defer(() -> {
            Opened opened = ahead.getAndSet(null);
            if (opened == null || opened.jobId() != jobId || opened.content().start() > from) {
                return fetch(jobId, from, ended);
            }
            return Mono.just(opened.content());
        });
    }

    /** No link is used twice: it may have run out. */
    private Mono<Content> fetch(long jobId, long from, boolean ended) {
        Mono<Download> own =
                tried.add(jobId) && from == 0 ? logs.ofJob(repository, jobId) : logs.restOfJob(repository, jobId, from);
        return own.map(Content::of)
                .onErrorResume(
                        GitHubException.NotFound.class,
                        missing -> ended ? archived(jobId, missing) : Mono.error(missing))
                .doOnSuccess(_ -> metrics.fetched("opened"))
                .doOnError(failure -> metrics.fetched(FetchProblem.of(failure).word()));
    }

    /** An archive that is not there either says no more than that. */
    private Mono<Content> archived(long jobId, GitHubException missing) {
        return archive.open(jobId)
                .onErrorMap(GitHubException.NotFound.class, _ -> missing)
                .switchIfEmpty(Mono.error(missing));
    }

    /** Whether GitHub has an archive of the attempt's logs, as far as one was needed. */
    boolean hasArchive() {
        return archive.isOpen();
    }

    Mono<Void> close() {
        return archive.close();
    }
}

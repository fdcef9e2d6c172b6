package io.actionsgateway.stream.log;

import io.actionsgateway.github.JobService;
import io.actionsgateway.github.LogService;
import io.actionsgateway.github.log.LogArchive;
import io.actionsgateway.github.log.LogEntry;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.BlockingBridge;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The archive of an attempt's logs, for what has no log of its own: fetched when it is first needed, kept in a temporary
 * file until it is closed. Thread-safe.
 */
final class ArchiveSource {

    private static final int PIECE = 32 * 1024;

    private final LogService logs;
    private final Mono<LogArchive> archive;
    private final AtomicReference<@Nullable LogArchive> open = new AtomicReference<>();

    ArchiveSource(LogService logs, JobService jobs, RepositoryName repository, RunState run) {
        this.logs = logs;
        this.archive = Mono.fromSupplier(open::get).switchIfEmpty(Mono.defer(() -> fetch(jobs, repository, run)));
    }

    private Mono<LogArchive> fetch(JobService jobs, RepositoryName repository, RunState run) {
        return jobs.listOfAttempt(repository, run.runId(), run.attempt())
                .collectList()
                .flatMap(all -> logs.ofAttempt(repository, run.runId(), run.attempt())
                        .flatMap(download -> logs.archive(download, all)))
                .doOnNext(open::set);
    }

    /** A job's log, or those of its steps one after the other; empty when the archive has neither. */
    Mono<Content> open(long jobId) {
        return archive.flatMap(found -> Mono.justOrEmpty(content(found, jobId)));
    }

    private static @Nullable Content content(LogArchive archive, long jobId) {
        List<LogEntry> entries = archive.job(jobId).map(List::of).orElseGet(() -> steps(archive, jobId));
        return entries.isEmpty() ? null : new Content(0, -1, bytes(archive, entries));
    }

    private static List<LogEntry> steps(LogArchive archive, long jobId) {
        return archive.entries().stream()
                .filter(entry -> Long.valueOf(jobId).equals(entry.jobId()) && entry.stepNumber() != null)
                .sorted(Comparator.comparing(entry -> String.valueOf(entry.stepNumber()), ArchiveSource::byNumber))
                .toList();
    }

    private static int byNumber(String one, String other) {
        return Integer.compare(Integer.parseInt(one), Integer.parseInt(other));
    }

    private static Flux<DataBuffer> bytes(LogArchive archive, List<LogEntry> entries) {
        return Flux.usingWhen(
                BlockingBridge.call(() -> all(archive, entries)),
                content -> BlockingBridge.call(() -> content.readNBytes(PIECE))
                        .repeat()
                        .takeWhile(piece -> piece.length > 0)
                        .map(DefaultDataBufferFactory.sharedInstance::wrap),
                content -> BlockingBridge.call(() -> {
                    content.close();
                    return content;
                }));
    }

    private static InputStream all(LogArchive archive, List<LogEntry> entries) throws IOException {
        List<InputStream> files = new ArrayList<>();
        for (LogEntry entry : entries) {
            files.add(archive.open(entry));
        }
        return new SequenceInputStream(Collections.enumeration(files));
    }

    /** Whether there is an archive, as far as one was needed. */
    boolean isOpen() {
        return open.get() != null;
    }

    /** Gives the file back; what is being read from it fails. */
    Mono<Void> close() {
        return BlockingBridge.call(() -> {
                    LogArchive closed = open.getAndSet(null);
                    if (closed != null) {
                        closed.close();
                    }
                    return this;
                })
                .then();
    }
}

package io.actionsgateway.stream.log;

import io.actionsgateway.platform.Waits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads one job's log to its end, over as many fetches as that takes. Nothing is read ahead of the reader but the piece
 * that is being filled; what was handed out is never handed out again. For one subscriber.
 */
final class JobLog {

    private final JobState job;
    private final int attempt;
    private final LogQuery query;
    private final LogSource source;
    private final LogProperties limits;
    private final Waits waits;
    private final LongFunction<LogPlace> place;
    private final Rendering rendering;
    private final Retries retries;

    private long offset;
    private boolean begun;
    private boolean over;
    private boolean complete;
    private Duration pause = Duration.ZERO;

    JobLog(
            JobState job,
            RunState run,
            LogQuery query,
            long offset,
            LogSource source,
            Retries retries,
            LogProperties limits,
            Waits waits,
            LongFunction<LogPlace> place) {
        this.job = job;
        this.attempt = run.attempt();
        this.query = query;
        this.offset = offset;
        this.begun = offset > 0;
        this.source = source;
        this.retries = retries;
        this.limits = limits;
        this.waits = waits;
        this.place = place;
        this.rendering = new Rendering(query.style());
    }

    /** Its pieces, and a failure for each fetch that failed. Never fails itself. */
    Flux<LogEvent> events(boolean runEnded) {
        return Flux.defer(() -> fetch(runEnded)).repeat(() -> !over);
    }

    /** Whether all of it has been given. */
    boolean complete() {
        return complete;
    }

    /** Whether any of it has been given. */
    boolean begun() {
        return begun;
    }

    private Flux<LogEvent> fetch(boolean runEnded) {
        return waits.pause(pause)
                .then(source.open(job.id(), seen(), runEnded))
                .flatMapMany(content -> pieces(content, runEnded))
                .<LogEvent>handle((piece, sink) -> {
                    LogEvent.@Nullable Chunk chunk = given(piece);
                    if (chunk != null) {
                        sink.next(chunk);
                    }
                })
                .doOnComplete(() -> {
                    over = true;
                    complete = true;
                })
                .onErrorResume(failure -> Flux.just(failed(failure)));
    }

    /** One byte before, which tells whether a line begins here, and without which storage may have nothing to give. */
    private long seen() {
        return Math.max(0, offset - 1);
    }

    private Flux<Piece> pieces(Content content, boolean runEnded) {
        Integer tail = query.tail();
        if (tail != null && offset == 0) {
            return tail(content, tail, runEnded);
        }
        LineChunker chunker = new LineChunker(limits.chunkBytes(), content.start(), offset);
        return content.bytes()
                .concatMapIterable(chunker::take, 1)
                .concatWith(Mono.defer(() -> Mono.justOrEmpty(chunker.rest())))
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release);
    }

    /** The end of a log that is much longer than its tail is asked for, instead of all of it. */
    private Flux<Piece> tail(Content content, int lines, boolean runEnded) {
        int kept = (int) limits.tail().toBytes();
        if (content.start() == 0 && content.length() > 2L * kept) {
            return content.bytes()
                    .take(0)
                    .then(source.open(job.id(), content.length() - kept, runEnded))
                    .flatMapMany(end -> lastLines(end, lines, kept));
        }
        return lastLines(content, lines, kept);
    }

    private Flux<Piece> lastLines(Content content, int lines, int kept) {
        TailRing ring = new TailRing(lines, kept, limits.chunkBytes(), content.start());
        return content.bytes()
                .doOnNext(ring::take)
                .then(Mono.fromSupplier(ring::pieces))
                .flatMapIterable(pieces -> pieces);
    }

    private LogEvent.@Nullable Chunk given(Piece piece) {
        offset = piece.end();
        begun = true;
        retries.progressed();
        String text = rendering.text(piece);
        return text.isEmpty()
                ? null
                : new LogEvent.Chunk(
                        job.id(), job.name(), attempt, text, piece.offset(), piece.end(), place.apply(piece.end()));
    }

    private LogEvent failed(Throwable failure) {
        FetchProblem problem = FetchProblem.of(failure);
        Optional<Duration> next = retries.after(problem, FetchProblem.wish(failure), job);
        over = next.isEmpty();
        pause = next.orElse(Duration.ZERO);
        return new LogEvent.Failure(
                job.id(), job.name(), attempt, problem.word(), FetchProblem.message(failure), next.orElse(null));
    }
}

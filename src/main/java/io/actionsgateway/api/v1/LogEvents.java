package io.actionsgateway.api.v1;

import io.actionsgateway.stream.log.LogEvent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/** Writes what a reader of logs is told as server-sent events. Those of logs have an id, with which to go on after them. */
final class LogEvents {

    /** A piece of a log, or why there is none. */
    record Chunk(
            @Nullable Long jobId,
            @Nullable String jobName,
            int runAttempt,
            @Nullable String content,
            @Nullable Problem error,
            @Nullable Long offset,
            @Nullable Long nextOffset) {}

    /** What went wrong; it is given up when nothing says when it is tried again. */
    record Problem(String code, String message, @Nullable Long retryInSeconds) {}

    private LogEvents() {}

    static ServerSentEvent<Object> of(LogEvent event) {
        return switch (event) {
            case LogEvent.Run run -> event("run", run);
            case LogEvent.Job job -> event("job", job);
            case LogEvent.Step step -> event("step", step);
            case LogEvent.Chunk chunk -> event(chunk);
            case LogEvent.Failure failure -> event("error", chunk(failure));
            case LogEvent.Idle _ -> ServerSentEvent.builder().comment("waiting").build();
            case LogEvent.Cut cut -> event("end", cut);
            case LogEvent.End end -> event("end", end);
        };
    }

    private static ServerSentEvent<Object> event(String name, Object data) {
        return ServerSentEvent.builder().event(name).data(data).build();
    }

    private static ServerSentEvent<Object> event(LogEvent.Chunk chunk) {
        Chunk data = new Chunk(
                chunk.jobId(), chunk.jobName(), chunk.runAttempt(), chunk.content(), null, chunk.offset(), chunk.end());
        return ServerSentEvent.<Object>builder(data)
                .event("log")
                .id(chunk.place().text())
                .build();
    }

    private static Chunk chunk(LogEvent.Failure failure) {
        Duration retryIn = failure.retryIn();
        Problem problem = new Problem(failure.code(), failure.message(), retryIn == null ? null : retryIn.toSeconds());
        return new Chunk(failure.jobId(), failure.jobName(), failure.runAttempt(), null, problem, null, null);
    }
}

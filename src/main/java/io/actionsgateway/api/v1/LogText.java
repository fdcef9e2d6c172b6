package io.actionsgateway.api.v1;

import io.actionsgateway.stream.log.LogEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a reader of logs is told as text: a line with its name before each job's log. For one reader. */
final class LogText {

    private final boolean single;
    private @Nullable Long current;

    /**
     * For one reader.
     *
     * @param single whether it is about one job, whose log comes as it is
     */
    LogText(boolean single) {
        this.single = single;
    }

    /** Nothing for what happens between logs. */
    List<String> of(LogEvent event) {
        return switch (event) {
            case LogEvent.Chunk chunk -> List.of(heading(chunk.jobId(), chunk.jobName()) + chunk.content());
            case LogEvent.Failure failure -> failure(failure);
            case LogEvent.Cut cut -> List.of("==> the run: " + cut.reason() + ": nothing more may be read\n");
            case LogEvent.Run _, LogEvent.Job _, LogEvent.Step _, LogEvent.Idle _, LogEvent.End _ -> List.of();
        };
    }

    /** A fetch that is tried again leaves no gap, so there is nothing to say. */
    private List<String> failure(LogEvent.Failure failure) {
        if (failure.retryIn() != null) {
            return List.of();
        }
        String name = failure.jobName() == null ? "the run" : failure.jobName();
        return List.of("==> " + name + ": " + failure.code() + ": " + failure.message() + "\n");
    }

    private String heading(Long jobId, String name) {
        boolean next = !single && !jobId.equals(current);
        current = jobId;
        return next ? "==> " + name + "\n" : "";
    }
}

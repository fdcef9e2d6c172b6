package io.actionsgateway.stream.log;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which logs a reader has had, in this stream and those before it. For one thread at a time. */
final class Bookmarks {

    private final LogQuery query;
    private final @Nullable LogPlace resume;
    private final NavigableSet<Long> done = new TreeSet<>();
    private final NavigableSet<Long> begun = new TreeSet<>();
    private final NavigableSet<Long> missing = new TreeSet<>();

    Bookmarks(LogQuery query) {
        this.query = query;
        this.resume = query.resume();
        if (resume != null) {
            done.addAll(resume.done());
            begun.addAll(resume.done());
        }
    }

    /** The logs that are to be read now: the one that was begun in an earlier stream, then in the order of ending. */
    List<JobState> ready(RunState run) {
        return run.jobs().stream()
                .filter(job -> job.ended() && query.wants(job) && !begun.contains(job.id()))
                .sorted(Comparator.comparing((JobState job) -> offset(job) == 0)
                        .thenComparing(JobState::end)
                        .thenComparingLong(JobState::id))
                .toList();
    }

    /** How much of a log was read in an earlier stream. */
    long offset(JobState job) {
        return resume != null && resume.jobId() == job.id() ? resume.offset() : 0;
    }

    void begin(JobState job) {
        begun.add(job.id());
        if (!job.silent()) {
            missing.add(job.id());
        }
    }

    /** What was given in part is not begun anew by a later stream; what was not given at all is. */
    void end(JobState job, JobLog log) {
        if (log.complete()) {
            missing.remove(job.id());
        }
        if (log.complete() || log.begun()) {
            done.add(job.id());
        }
    }

    LogPlace place(RunState run, JobState job, long offset) {
        return new LogPlace(run.attempt(), done, job.id(), offset);
    }

    /** What was given up, and what never came to an end. */
    List<Long> missing(List<JobState> named) {
        NavigableSet<Long> all = new TreeSet<>(missing);
        named.stream().filter(job -> !job.ended()).forEach(job -> all.add(job.id()));
        return List.copyOf(all);
    }
}

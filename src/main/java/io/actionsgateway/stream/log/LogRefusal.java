package io.actionsgateway.stream.log;

import java.io.Serial;
import java.util.List;

/** Why there is no stream of logs. Messages are for the caller. */
public abstract sealed class LogRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private LogRefusal(String message) {
        super(message, null, false, false);
    }

    /** Neither we nor GitHub know such a run, or such an attempt of it. */
    public static final class UnknownRun extends LogRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        UnknownRun(LogQuery query) {
            super("There is no run " + query.runId() + " in " + query.repository()
                    + (query.attempt() == null ? "." : " with an attempt " + query.attempt() + "."));
        }
    }

    /** The run has no such job. */
    public static final class UnknownJob extends LogRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final int MOST = 50;

        UnknownJob(String job, RunState run) {
            super(said(job, run));
        }

        static String said(String job, RunState run) {
            List<JobState> jobs = run.jobs();
            List<String> names = jobs.stream()
                    .limit(MOST)
                    .map(each -> each.name() + " (" + each.id() + ")")
                    .toList();
            return "Attempt " + run.attempt() + " of run " + run.runId() + " has no job '" + job + "'; its jobs are "
                    + String.join(", ", names) + (jobs.size() > MOST ? " and more." : ".");
        }
    }

    /** The run has ended, and its logs are gone: deleted, or older than GitHub keeps them. */
    public static final class Expired extends LogRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        Expired(RunState run) {
            super("Run " + run.runId() + " has ended, but GitHub has no logs of attempt " + run.attempt()
                    + " any more: they have expired or were deleted.");
        }
    }

    /** The run has not ended, and the caller does not want to wait. */
    public static final class InProgress extends LogRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        InProgress(RunState run) {
            super("Run " + run.runId() + " is " + run.status()
                    + "; GitHub gives the log of a job when it has ended. Ask with follow=true to wait for it.");
        }
    }

    /** The caller follows as many logs as he may. */
    public static final class TooMany extends LogRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        TooMany(int most) {
            super("You may follow " + most + " logs at once; end one of them first.");
        }
    }

    /** This replica serves as many streams as it can. */
    public static final class Full extends LogRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        Full(int most) {
            super("This replica streams " + most + " logs already; try again soon.");
        }
    }
}

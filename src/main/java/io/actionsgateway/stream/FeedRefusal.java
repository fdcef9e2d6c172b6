package io.actionsgateway.stream;

import java.io.Serial;

/** Why the log is not told, or not told any further. Messages are for the caller. */
public abstract sealed class FeedRefusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private FeedRefusal(String message) {
        super(message, null, false, false);
    }

    /** Events behind the place have been dropped, or the place is not of this log. */
    public static final class Gone extends FeedRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * Says what to do.
         *
         * @param why what is the matter with the place
         */
        public Gone(String why) {
            super(why
                    + " Read the state of the runs that matter from /api/v1/repos/{owner}/{repo}/runs, then follow with"
                    + " 'after=earliest', or without a place, from now on.");
        }
    }

    /** The follower has not taken anything for too long. What he got last is where he may go on. */
    public static final class Stuck extends FeedRefusal {
        @Serial
        private static final long serialVersionUID = 1L;

        /** Says what to do. */
        public Stuck() {
            super("Nothing was read for too long; go on from the last event that was received.");
        }
    }
}

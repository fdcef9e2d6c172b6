package io.actionsgateway.github.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The statuses that GitHub documents for runs, jobs and steps, in the order in which a run passes through them. GitHub
 * adds words without a new API version, so what travels and is stored is always the text; this set only ranks it.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflow-runs">Workflow runs</a>
 */
public enum Status {
    /** Created, not yet queued. */
    REQUESTED(10),
    /** Waits for a runner. */
    QUEUED(20),
    /** Held back by a concurrency group. */
    PENDING(30),
    /** Held back by a protection rule of an environment. */
    WAITING(40),
    /** Runs. */
    IN_PROGRESS(50),
    /** Ended; the conclusion says how. */
    COMPLETED(60);

    private final int rank;

    Status(int rank) {
        this.rank = rank;
    }

    /**
     * Finds the status that GitHub spells so.
     *
     * @param text GitHub's word, such as {@code in_progress}
     * @return the status, empty for a word that GitHub did not document when this was written
     */
    public static Optional<Status> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    /**
     * How far along it is; in steps of ten, so that a word which GitHub invents later finds its place.
     *
     * @return 10 for {@code requested} to 60 for {@code completed}
     */
    public int rank() {
        return rank;
    }

    /**
     * GitHub's spelling.
     *
     * @return such as {@code in_progress}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.actionsgateway.run.tally;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was last read from the database.
 *
 * @param ended all that ever ended
 * @param open what is under way
 * @param databaseBytes what the whole database takes of its disk
 * @param readAt when
 */
record Census(Map<TallyKey, Tally> ended, List<Open> open, long databaseBytes, Instant readAt) {

    /** Takes copies. */
    Census {
        ended = Map.copyOf(ended);
        open = List.copyOf(open);
    }
}

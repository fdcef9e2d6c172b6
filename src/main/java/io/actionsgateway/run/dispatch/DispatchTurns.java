package io.actionsgateway.run.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets dispatches of one repository go one after the other, where their runs could not be told apart otherwise: a GitHub
 * that does not name runs is sent the next one when the run of the one before is known. For all replicas. Blocking;
 * thread-safe.
 */
@Component
public class DispatchTurns {

    private final JdbcClient database;
    private final Clock clock;

    DispatchTurns(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes the turn of an entry that was entered as queued.
     *
     * @param attempt its try
     * @param length how long an open dispatch before it keeps the turn
     * @param anyway whether to go even if it is not its turn: its run may then not be told from another's
     * @return whether it may be sent now
     */
    @Transactional
    public boolean take(DispatchTry attempt, Duration length, boolean anyway) {
        String place = database.sql(OpenSql.PLACE)
                .param("id", attempt.id())
                .query(String.class)
                .single();
        database.sql(OpenSql.LOCK).param("place", place).query().singleRow();
        int taken = database.sql(OpenSql.TURN)
                .param("id", attempt.id())
                .param("try", attempt.number())
                .param("turn", length.toMillis() / 1_000.0)
                .param("anyway", anyway)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return taken > 0;
    }
}

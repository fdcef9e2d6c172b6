package io.actionsgateway.run.dispatch;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets entries that no run can be waiting for any more; what another replica works on is left to it. */
@Component("dispatchForgetting")
class Forgetting {

    private static final String FORGET = """
            delete from dispatch where id in (
                select id from dispatch where requested_at < :before
                order by requested_at limit 10000 for update skip locked)""";

    private final JdbcClient database;
    private final DispatchProperties properties;
    private final Clock clock;

    Forgetting(JdbcClient database, DispatchProperties properties, Clock clock) {
        this.database = database;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    int forget() {
        return database.sql(FORGET)
                .param("before", clock.instant().minus(properties.keep()).atOffset(ZoneOffset.UTC))
                .update();
    }
}

package io.actionsgateway.github.transport.admission;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets accounts that nobody has used for a week, with their budgets and leases. */
@Component
class Forgetting {

    private static final String FORGET = """
            delete from github_account where account in (
                select account from github_account where used_at < now() - interval '7 days'
                order by used_at limit 100 for update skip locked)""";

    private final JdbcClient database;

    Forgetting(JdbcClient database) {
        this.database = database;
    }

    /** At most a hundred at a time; what another replica works on is left to it. */
    @Scheduled(fixedDelayString = "PT1H")
    int forget() {
        return database.sql(FORGET).update();
    }
}

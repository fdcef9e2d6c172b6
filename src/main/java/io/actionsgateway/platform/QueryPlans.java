package io.actionsgateway.platform;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Steers PostgreSQL's planner where its statistics lag behind the load. */
public final class QueryPlans {

    private static final String BY_INDEX = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                set_config('jit', 'off', true)""";

    private QueryPlans() {}

    /**
     * Has the rest of the transaction look rows up one by one, through indexes. For short work on few rows of tables that
     * may be empty now and large a minute later: a plan made for the empty table reads all of the large one.
     *
     * @param database within a transaction
     */
    public static void byIndex(JdbcClient database) {
        database.sql(BY_INDEX).query().singleRow();
    }
}

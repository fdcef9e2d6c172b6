package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.trace.Spans;
import io.micrometer.observation.transport.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the trace in which a message's change was heard of; asks nothing while tracing is off. Blocking; thread-safe. */
@Component
class Origins {

    private static final String ORIGIN = """
        select stated.traceparent from callback told join transition stated
            on stated.run_id = told.run_id and stated.run_attempt = told.told_attempt and stated.job_id is null
            and stated.phase = told.told_phase and stated.status_rank = told.told_rank
        where told.id = :id and stated.traceparent is not null order by stated.id desc limit 1""";

    private final JdbcClient database;
    private final Spans spans;

    Origins(JdbcClient database, Spans spans) {
        this.database = database;
        this.spans = spans;
    }

    /** One try to send it, as a part of that trace, of which the receiver is told nothing. */
    Mono<Outcome> traced(Claimed message, Mono<Outcome> sending) {
        String origin = spans.on() ? origin(message.callback()) : null;
        return spans.around(
                () -> spans.continued("callback send", Kind.CLIENT, origin)
                        .lowCardinalityKeyValue("try", Integer.toString(message.tries())),
                span -> sending.doOnNext(outcome -> span.lowCardinalityKeyValue("outcome", outcome.word())));
    }

    private @Nullable String origin(UUID callback) {
        try {
            return database.sql(ORIGIN)
                    .param("id", callback)
                    .query(String.class)
                    .optional()
                    .orElse(null);
        } catch (DataAccessException away) {
            return null;
        }
    }
}

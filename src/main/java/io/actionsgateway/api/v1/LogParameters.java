package io.actionsgateway.api.v1;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.stream.log.LogPlace;
import io.actionsgateway.stream.log.LogQuery;
import io.actionsgateway.stream.log.LogStyle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what a request wants of a run's logs. */
final class LogParameters {

    private static final Set<String> NAMES =
            Set.of("job", "failed_only", "tail", "attempt", "follow", "ansi", "groups", "timestamps");

    private final QueryParameters query;

    private LogParameters(QueryParameters query) {
        this.query = query;
    }

    /**
     * Reads it.
     *
     * @param resume the id of the last event that the caller got
     * @param follow whether a run that has not ended is waited for, unless the request says
     */
    static LogQuery read(
            RepositoryName repository,
            long runId,
            MultiValueMap<String, String> parameters,
            @Nullable String resume,
            boolean follow) {
        LogParameters given = new LogParameters(QueryParameters.unpaged(parameters, NAMES));
        Integer attempt = given.number("attempt", 10_000);
        return new LogQuery(
                repository,
                runId,
                attempt,
                given.query.text("job"),
                given.flag("failed_only", false),
                given.number("tail", LogQuery.MAX_TAIL),
                new LogStyle(given.strips("ansi"), given.strips("groups"), given.strips("timestamps")),
                given.flag("follow", follow),
                resume == null ? null : place(resume, attempt));
    }

    private static LogPlace place(String resume, @Nullable Integer attempt) {
        try {
            LogPlace place = LogPlace.parse(resume);
            if (attempt != null && attempt != place.attempt()) {
                throw new IllegalArgumentException("of another attempt");
            }
            return place;
        } catch (IllegalArgumentException | ArithmeticException unknown) {
            throw new InvalidRequestException(
                    "Last-Event-ID", "must be the id of an event of this stream, for the same attempt");
        }
    }

    private @Nullable Integer number(String name, int most) {
        String text = query.text(name);
        if (text == null) {
            return null;
        }
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new InvalidRequestException(name, "must be a number from 1 to " + most);
        }
        return number;
    }

    private boolean flag(String name, boolean otherwise) {
        return choice(name, "true", "false", otherwise);
    }

    private boolean strips(String name) {
        return choice(name, "strip", "keep", false);
    }

    private boolean choice(String name, String yes, String no, boolean otherwise) {
        String text = query.text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals(yes) && !text.equals(no)) {
            throw new InvalidRequestException(name, "must be " + yes + " or " + no);
        }
        return text.equals(yes);
    }
}

package io.actionsgateway.api.v1;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.stream.EventView;
import io.actionsgateway.stream.From;
import io.actionsgateway.stream.LogPosition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody wants to hear of, and from where on.
 *
 * @param from where to begin
 * @param repositories in lower case; none: all that he may read
 * @param workflow a workflow's file or name
 * @param kind {@link EventView#RUN} or {@link EventView#JOB}
 * @param runId one run
 * @param status GitHub's word
 * @param conclusion GitHub's word
 */
record EventQuery(
        From from,
        Set<String> repositories,
        @Nullable String workflow,
        @Nullable String kind,
        @Nullable Long runId,
        @Nullable String status,
        @Nullable String conclusion) {

    private static final Set<String> ONCE = Set.of("after", "workflow", "kind", "run_id", "status", "conclusion");
    private static final String REPOSITORY = "repository";
    private static final int MOST_REPOSITORIES = 50;

    /**
     * Reads a request.
     *
     * @param lastId the header {@code Last-Event-ID}, which a client sends when it connects again under the same address:
     *     it counts more than the query
     */
    static EventQuery of(MultiValueMap<String, String> parameters, @Nullable String lastId, ApiCaller caller) {
        QueryParameters query = QueryParameters.unpaged(parameters, ONCE, Set.of(REPOSITORY));
        return new EventQuery(
                from(query.text("after"), lastId),
                repositories(query.texts(REPOSITORY), caller),
                query.text("workflow"),
                kind(query.text("kind")),
                runId(query.text("run_id")),
                query.text("status"),
                query.text("conclusion"));
    }

    boolean wants(EventView event) {
        return (repositories.isEmpty() || repositories.contains(lower(event.repository())))
                && (kind == null || kind.equals(event.kind()))
                && (runId == null || runId == event.runId())
                && (status == null || status.equals(event.status()))
                && (conclusion == null || conclusion.equals(event.conclusion()))
                && (workflow == null || isOf(workflow, event));
    }

    private static boolean isOf(String workflow, EventView event) {
        String path = event.path();
        return workflow.equals(event.workflowName())
                || (path != null && (path.equals(workflow) || path.endsWith("/" + workflow)));
    }

    private static From from(@Nullable String after, @Nullable String lastId) {
        if (lastId != null && !lastId.isEmpty()) {
            return behind("Last-Event-ID", lastId);
        }
        if (after == null) {
            return new From.Now();
        }
        return after.equals("earliest") ? new From.Earliest() : behind("after", after);
    }

    private static From behind(String parameter, String id) {
        try {
            return new From.After(LogPosition.parse(id));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidRequestException(
                    parameter,
                    "must be the id of an event, as it was given" + ("after".equals(parameter) ? ", or earliest" : ""));
        }
    }

    private static Set<String> repositories(List<String> names, ApiCaller caller) {
        if (names.size() > MOST_REPOSITORIES) {
            throw new InvalidRequestException(REPOSITORY, "may be given " + MOST_REPOSITORIES + " times");
        }
        return names.stream().map(name -> repository(name, caller)).collect(Collectors.toUnmodifiableSet());
    }

    private static String repository(String fullName, ApiCaller caller) {
        int slash = fullName.indexOf('/');
        if (slash < 0) {
            throw new InvalidRequestException(REPOSITORY, "must be owner/name");
        }
        RepositoryName name = Access.repository(
                caller, fullName.substring(0, slash), fullName.substring(slash + 1), Area.ACTIONS, Level.READ);
        return lower(name.toString());
    }

    private static @Nullable String kind(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "run" -> EventView.RUN;
            case "job" -> EventView.JOB;
            default -> throw new InvalidRequestException("kind", "must be run or job");
        };
    }

    private static @Nullable Long runId(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidRequestException("run_id", "must be a whole number");
        }
        return Long.valueOf(text);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

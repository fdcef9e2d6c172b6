package io.actionsgateway.github.transport;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.WayCase.token;

import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GitHub's limits, and what looks like them. */
final class LimitCases {

    private static final String PRIMARY = "{\"message\":\"API rate limit exceeded for user ID 1.\"}";
    private static final String SECONDARY = "{\"message\":\"You have exceeded a secondary rate limit.\"}";
    private static final String DOCUMENTED = "{\"message\":\"Forbidden\",\"documentation_url\":"
            + "\"https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits\"}";
    private static final Behaviour OK = json("{\"id\":7}");

    private LimitCases() {}

    static List<WayCase> all() {
        return List.of(
                token("primary limit as 403, nothing sent in the closed window", way -> {
                            way.peer().then(answer(403, quota(way, 0, 300), PRIMARY), OK);
                            String refused = way.run();
                            way.time().advance(Duration.ofSeconds(200));
                            return refused + "; " + way.run();
                        })
                        .gives(
                                1,
                                "RateLimited BUDGET_SPENT, again in 301 s; RateLimited BUDGET_SPENT, again in 101 s",
                                200),
                token("primary limit as 429", way -> {
                            way.peer().then(answer(429, quota(way, 0, 300), PRIMARY));
                            return way.run();
                        })
                        .gives(1, "RateLimited BUDGET_SPENT, again in 301 s", 0),
                token("primary limit by its message only", way -> {
                            way.peer().then(answer(403, Map.of(), PRIMARY));
                            return way.run() + "; " + way.run();
                        })
                        .gives(
                                1,
                                "RateLimited BUDGET_SPENT, again in 60 s; RateLimited BUDGET_SPENT, again in 60 s",
                                0),
                token("patience beyond the end of the window", way -> {
                            way.peer()
                                    .then(answer(403, quota(way, 0, 30), PRIMARY))
                                    .otherwise(OK);
                            return way.run() + "; "
                                    + way.within(Duration.ofSeconds(45)).run();
                        })
                        .gives(2, "RateLimited BUDGET_SPENT, again in 31 s; run 7", 31),
                token("secondary limit with Retry-After in seconds", way -> {
                            way.peer().then(answer(403, Map.of("Retry-After", "17"), SECONDARY));
                            return way.run();
                        })
                        .gives(1, "SecondaryLimited, again in 17 s", 0),
                token("secondary limit with a date, by a clock that is 3 min ahead", way -> {
                            var ahead = way.time().instant().plusSeconds(180);
                            var headers =
                                    Map.of("Retry-After", Way.date(ahead.plusSeconds(45)), "Date", Way.date(ahead));
                            way.peer().then(answer(403, headers, SECONDARY));
                            return way.run();
                        })
                        .gives(1, "SecondaryLimited, again in 45 s", 0),
                token("secondary limit without a time, twice", way -> {
                            way.peer().otherwise(answer(403, Map.of(), SECONDARY));
                            String first = way.run();
                            way.time().advance(Duration.ofSeconds(60));
                            return first + "; " + way.run();
                        })
                        .gives(2, "SecondaryLimited, again in 60 s; SecondaryLimited, again in 120 s", 60),
                token("secondary limit by its documentation only", way -> {
                            way.peer().then(answer(403, Map.of(), DOCUMENTED));
                            return way.run();
                        })
                        .gives(1, "SecondaryLimited, again in 60 s", 0),
                token("a proxy's page as 403 with Retry-After", way -> {
                            var headers = Map.of("Content-Type", "text/html", "Retry-After", "5");
                            way.peer().then(answer(403, headers, "<html>Slow down</html>"));
                            return way.run();
                        })
                        .gives(1, "SecondaryLimited, again in 5 s", 0),
                token("429 without a word", way -> {
                            way.peer().then(answer(429, Map.of(), ""));
                            return way.run();
                        })
                        .gives(1, "SecondaryLimited, again in 60 s", 0),
                token("a missing permission is no limit", LimitCases::permission)
                        .gives(2, "AccessDenied (actions=read); run 7", 0),
                token("two writes keep a second between them", way -> {
                            way.peer().otherwise(answer(204, Map.of(), ""));
                            return way.dispatch() + "; " + way.dispatch();
                        })
                        .gives(2, "dispatched; dispatched", 1),
                token("a 304 gives its charge back", LimitCases::notModified).gives(3, "run 7; run 7; 4999 left", 0));
    }

    private static String permission(Way way) {
        Map<String, String> headers = new HashMap<>(quota(way, 4_999, 300));
        headers.put("x-accepted-github-permissions", "actions=read");
        way.peer().then(answer(403, headers, "{\"message\":\"Resource not accessible by integration\"}"), OK);
        return way.run() + "; " + way.run();
    }

    /** The 304s say nothing about the budget: what is left is what we make of them. */
    private static String notModified(Way way) {
        Map<String, String> headers = new HashMap<>(quota(way, 4_999, 300));
        headers.put("ETag", "\"one\"");
        headers.put("Content-Type", "application/json");
        way.peer().then(answer(200, headers, "{\"id\":7}"), answer(304, Map.of("ETag", "\"one\""), ""));
        way.peer().then(answer(304, Map.of("ETag", "\"one\""), ""));
        String runs = way.run() + "; " + way.run();
        way.run();
        return runs + "; " + way.budget().remaining() + " left";
    }

    private static Map<String, String> quota(Way way, int remaining, long resetInSeconds) {
        return Map.of(
                "x-ratelimit-limit",
                "5000",
                "x-ratelimit-remaining",
                String.valueOf(remaining),
                "x-ratelimit-resource",
                "core",
                "x-ratelimit-reset",
                String.valueOf(way.time().instant().plusSeconds(resetInSeconds).getEpochSecond()));
    }
}

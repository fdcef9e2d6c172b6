package io.actionsgateway.simulation.recording;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.GitHubError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The recorded answers, each given once and in order to requests of its kind. Thread-safe. */
final class Answers {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";
    private static final int UNEXPECTED = 501;

    /** The answers to requests of one kind. */
    private static final class Turns {
        private final List<Entry.Response> answers = new ArrayList<>();
        private int given;

        private boolean left() {
            return given < answers.size();
        }
    }

    private final Map<Asked, Turns> recorded = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final ReplayOptions options;
    private int successful;
    private int unexpected;

    Answers(Recording recording, ReplayOptions options) {
        this.options = options;
        recording
                .exchanges()
                .forEach(exchange -> recorded.computeIfAbsent(
                                Asked.of(exchange.request(), options.compared()), _ -> new Turns())
                        .answers
                        .add(exchange.response()));
    }

    synchronized Entry.Response to(Entry.Request request) {
        Asked asked = Asked.of(new Scrubber(options.secrets()).request(request), options.compared());
        Turns turns = recorded.get(asked);
        if (turns != null && (turns.left() || options.mode() == Mode.LENIENT)) {
            successful++;
            return turns.answers.get(turns.left() ? turns.given++ : turns.given - 1);
        }
        List<String> details = turns == null ? nearest(asked) : List.of("recorded " + turns.given + " times only");
        unexpected++;
        if (differences.size() < ReplayReport.MOST_DIFFERENCES) {
            differences.add(new Difference(Difference.Kind.UNEXPECTED, asked.toString(), details));
        }
        return options.mode() == Mode.LENIENT ? notFound() : refusal(asked, details);
    }

    private List<String> nearest(Asked asked) {
        Asked nearest = null;
        Likeness best = null;
        for (Asked candidate : recorded.keySet()) {
            Likeness likeness = Likeness.between(candidate, asked);
            if (best == null || likeness.distance() < best.distance()) {
                nearest = candidate;
                best = likeness;
            }
        }
        if (nearest == null || best == null) {
            return List.of("no request is recorded");
        }
        List<String> details = new ArrayList<>(List.of("nearest: " + nearest));
        details.addAll(best.differences());
        return details;
    }

    private static Entry.Response notFound() {
        return response(GitHubError.notFound().answer(DOCUMENTATION));
    }

    private static Entry.Response refusal(Asked asked, List<String> details) {
        String message = "Not in the recording: " + asked + "; " + String.join("; ", details);
        ApiAnswer answer = GitHubError.of(UNEXPECTED, message).answer(DOCUMENTATION);
        if (answer.body() instanceof ObjectNode body) {
            ArrayNode list = body.putArray("differences");
            details.forEach(list::add);
        }
        return response(answer);
    }

    private static Entry.Response response(ApiAnswer answer) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json; charset=utf-8"));
        Body body = answer.body() == null ? new Body.Nothing() : new Body.Json(answer.body());
        return new Entry.Response(answer.status(), headers, body);
    }

    synchronized ReplayReport report() {
        List<Difference> all = new ArrayList<>(differences);
        int left = 0;
        for (var kind : recorded.entrySet()) {
            int missing = kind.getValue().answers.size() - kind.getValue().given;
            left += missing;
            all.addAll(Collections.nCopies(
                    missing,
                    new Difference(Difference.Kind.NEVER_ASKED, kind.getKey().toString(), List.of())));
        }
        return ReplayReport.of(successful, unexpected + left, all);
    }
}

package io.actionsgateway.simulation.recording;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One thing that passed between GitHub and somebody else. */
public sealed interface Entry {

    /**
     * When it was over.
     *
     * @return since the recording was started
     */
    Duration at();

    /**
     * The same entry with other texts.
     *
     * @param change of each text
     * @return the changed entry
     */
    Entry rewritten(UnaryOperator<String> change);

    /**
     * A request to GitHub's API and its answer.
     *
     * @param at when it was answered
     * @param request what was asked
     * @param response what was answered
     */
    record Exchange(Duration at, Request request, Response response) implements Entry {
        @Override
        public Exchange rewritten(UnaryOperator<String> change) {
            return new Exchange(at, request.rewritten(change), response.rewritten(change));
        }
    }

    /**
     * A webhook.
     *
     * @param at when it was sent
     * @param guid names the event, as in {@code X-GitHub-Delivery}
     * @param event GitHub's name for its kind
     * @param action what happened, where the kind has actions
     * @param headers others than these, names in lower case
     * @param body the payload
     * @param status the receiver's answer; 0 when there was none
     */
    record Delivery(
            Duration at,
            String guid,
            String event,
            @Nullable String action,
            SortedMap<String, String> headers,
            Body body,
            int status)
            implements Entry {

        public Delivery {
            headers = sorted(headers);
        }

        @Override
        public Delivery rewritten(UnaryOperator<String> change) {
            return new Delivery(
                    at,
                    change.apply(guid),
                    event,
                    action,
                    changed(headers, change),
                    body.rewritten(Change.ofAll(change)),
                    status);
        }

        Delivery answered(int answer) {
            return new Delivery(at, guid, event, action, headers, body, answer);
        }
    }

    /**
     * What was asked.
     *
     * @param method of HTTP
     * @param target path and query
     * @param headers those that matter, names in lower case
     * @param body what came with it
     */
    record Request(String method, String target, SortedMap<String, String> headers, Body body) {

        public Request {
            headers = sorted(headers);
        }

        Request rewritten(UnaryOperator<String> change) {
            return new Request(
                    method, change.apply(target), changed(headers, change), body.rewritten(Change.ofAll(change)));
        }
    }

    /**
     * What was answered.
     *
     * @param status of HTTP
     * @param headers those that matter, names in lower case
     * @param body what came with it
     */
    record Response(int status, SortedMap<String, String> headers, Body body) {

        public Response {
            headers = sorted(headers);
        }

        Response rewritten(UnaryOperator<String> change) {
            return new Response(status, changed(headers, change), body.rewritten(Change.ofAll(change)));
        }
    }

    private static SortedMap<String, String> sorted(Map<String, String> headers) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    private static SortedMap<String, String> changed(Map<String, String> headers, UnaryOperator<String> change) {
        SortedMap<String, String> changed = new TreeMap<>();
        headers.forEach((name, value) -> changed.put(name, change.apply(value)));
        return changed;
    }
}

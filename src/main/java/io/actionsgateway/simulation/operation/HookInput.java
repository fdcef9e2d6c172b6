package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.hook.HookEvents;
import io.actionsgateway.simulation.hook.HookOwner;
import io.actionsgateway.simulation.hook.Webhook;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what callers say of hooks, refusing in GitHub's words. */
final class HookInput {

    static final String RESOURCE = "Hook";
    private static final int MOST_PER_EVENT = 20;

    private HookInput() {}

    static Settings created(ApiRequest request, HookScope scope, HookOwner owner) {
        ObjectNode body = request.body();
        checkName(body, scope);
        if (!body.has("config")) {
            throw GitHubError.unprocessable("Invalid request.\n\n\"config\" wasn't supplied.");
        }
        SequencedSet<String> events = body.has("events") ? events(body, "events") : new LinkedHashSet<>();
        if (events.isEmpty()) {
            events.add("push");
        }
        checkEvents(events, owner);
        return new Settings(
                HookConfigInput.whole(body),
                whole(events),
                active(body, true),
                request.world().now());
    }

    private static void checkName(ObjectNode body, HookScope scope) {
        if (!body.has("name") && scope == HookScope.ORGANIZATION) {
            throw GitHubError.unprocessable("Invalid request.\n\n\"name\" wasn't supplied.");
        }
        if (!body.path("name").asString("web").equals("web")) {
            throw GitHubError.unprocessable("Validation Failed").because(RESOURCE, "name", "invalid");
        }
    }

    static Settings updated(ApiRequest request, Webhook hook) {
        ObjectNode body = request.body();
        Settings before = hook.settings();
        SequencedSet<String> events =
                body.has("events") ? events(body, "events") : new LinkedHashSet<>(before.events());
        events.addAll(events(body, "add_events"));
        events.removeAll(events(body, "remove_events"));
        if (events.isEmpty()) {
            throw GitHubError.invalid(RESOURCE, List.of("A hook needs at least one event"));
        }
        checkEvents(events, hook.owner());
        return new Settings(
                body.has("config") ? HookConfigInput.whole(body) : before.config(),
                whole(events),
                active(body, before.active()),
                request.world().now());
    }

    private static boolean active(ObjectNode body, boolean fallback) {
        JsonNode sent = body.path("active");
        if (!sent.isMissingNode() && !sent.isBoolean()) {
            throw wrongType("active", sent, "a boolean");
        }
        return sent.asBoolean(fallback);
    }

    private static SequencedSet<String> events(ObjectNode body, String field) {
        JsonNode sent = body.path(field);
        if (!sent.isMissingNode() && !sent.isArray()) {
            throw wrongType(field, sent, "an array");
        }
        SequencedSet<String> events = new LinkedHashSet<>();
        for (JsonNode event : sent) {
            if (!event.isString()) {
                throw wrongType(field + "/" + events.size(), event, "a string");
            }
            events.add(event.stringValue());
        }
        return events;
    }

    private static void checkEvents(SequencedSet<String> events, HookOwner owner) {
        List<String> unknown = events.stream()
                .filter(event -> !HookEvents.canBeWanted(event, owner))
                .toList();
        if (!unknown.isEmpty()) {
            throw GitHubError.invalid(
                    RESOURCE, List.of("These events are not allowed for this hook: " + String.join(", ", unknown)));
        }
    }

    /** All events are all there is to want. */
    private static SequencedSet<String> whole(SequencedSet<String> events) {
        return events.contains(HookEvents.ALL) ? new LinkedHashSet<>(List.of(HookEvents.ALL)) : events;
    }

    /** What an owner may not have: the same hook twice, or too many of one event. */
    static void admit(HookScope scope, Settings wanted, List<Settings> others) {
        List<String> complaints = new ArrayList<>();
        if (others.stream().anyMatch(other -> same(other, wanted))) {
            complaints.add("Hook already exists on this " + scope.word());
        }
        for (String event : wanted.events()) {
            if (others.stream().filter(other -> other.events().contains(event)).count() >= MOST_PER_EVENT) {
                complaints.add("The \"" + event + "\" event cannot have more than 20 hooks");
            }
        }
        if (!complaints.isEmpty()) {
            throw GitHubError.invalid(RESOURCE, complaints);
        }
    }

    private static boolean same(Settings one, Settings other) {
        return Objects.equals(one.config().url(), other.config().url())
                && one.events().equals(other.events());
    }

    static GitHubError wrongType(String field, JsonNode sent, String expected) {
        String shown = sent.isValueNode() && !field.contains("secret") ? sent.toString() : "this";
        return GitHubError.unprocessable(
                "Invalid request.\n\nFor 'properties/" + field + "', " + shown + " is not " + expected + ".");
    }
}

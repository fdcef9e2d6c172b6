package io.actionsgateway.simulation.operation;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.HookConfig;
import io.actionsgateway.simulation.hook.HookConfig.ContentType;
import io.actionsgateway.simulation.hook.HookEvents;
import io.actionsgateway.simulation.hook.HookOwner;
import io.actionsgateway.simulation.hook.Webhook;
import io.actionsgateway.simulation.hook.Webhook.Settings;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what callers say of hooks, refusing in GitHub's words. */
final class HookInput {

    private static final String RESOURCE = "Hook";
    private static final int MOST_PER_EVENT = 20;
    private static final int LONGEST_URL = 2_048;

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
                whole(body), whole(events), active(body, true), request.world().now());
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
                body.has("config") ? whole(body) : before.config(),
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

    /** A new configuration; what it does not say is as usual, the secret too. */
    private static HookConfig whole(ObjectNode body) {
        JsonNode sent = body.path("config");
        if (!sent.isObject()) {
            throw wrongType("config", sent, "an object");
        }
        HookConfig config = config(sent, HookConfig.USUAL);
        if (config.url() == null) {
            throw GitHubError.invalid(RESOURCE, List.of("url cannot be blank"));
        }
        return config;
    }

    /** A configuration; what it does not say stays. */
    static HookConfig config(JsonNode sent, HookConfig before) {
        return new HookConfig(
                sent.has("url") ? url(sent.path("url")) : before.url(),
                sent.has("content_type") ? contentType(sent.path("content_type")) : before.contentType(),
                sent.has("insecure_ssl") ? insecure(sent.path("insecure_ssl")) : before.insecureSsl(),
                sent.has("secret") ? secret(sent.path("secret")) : before.secret());
    }

    private static URI url(JsonNode sent) {
        String text = sent.asString("");
        if (text.isBlank()) {
            throw GitHubError.invalid(RESOURCE, List.of("url cannot be blank"));
        }
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && text.length() <= LONGEST_URL) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw GitHubError.invalid(RESOURCE, List.of("url is not a valid http or https URL"));
        }
        throw GitHubError.invalid(RESOURCE, List.of("url is not a valid http or https URL"));
    }

    private static ContentType contentType(JsonNode sent) {
        return switch (sent.asString("")) {
            case "json" -> ContentType.JSON;
            case "form" -> ContentType.FORM;
            default -> throw GitHubError.invalid(RESOURCE, List.of("content_type must be json or form"));
        };
    }

    private static boolean insecure(JsonNode sent) {
        return switch (sent.asString("")) {
            case "0" -> false;
            case "1" -> true;
            default -> throw GitHubError.invalid(RESOURCE, List.of("insecure_ssl must be 0 or 1"));
        };
    }

    private static @Nullable Secret secret(JsonNode sent) {
        if (!sent.isString() && !sent.isNull()) {
            throw wrongType("config/secret", sent, "a string");
        }
        String text = sent.asString("");
        return text.isBlank() ? null : new Secret(text);
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

    private static GitHubError wrongType(String field, JsonNode sent, String expected) {
        String shown = sent.isValueNode() && !field.contains("secret") ? sent.toString() : "this";
        return GitHubError.unprocessable(
                "Invalid request.\n\nFor 'properties/" + field + "', " + shown + " is not " + expected + ".");
    }
}

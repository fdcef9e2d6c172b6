package io.actionsgateway.simulation.operation;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.hook.HookConfig;
import io.actionsgateway.simulation.hook.HookConfig.ContentType;
import io.actionsgateway.simulation.rest.GitHubError;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads where a hook's deliveries are to go, refusing in GitHub's words. Unlike GitHub's, hooks may go to localhost. */
final class HookConfigInput {

    private static final int LONGEST_URL = 2_048;

    private HookConfigInput() {}

    /** A new configuration; what it does not say is as usual, the secret too. */
    static HookConfig whole(ObjectNode body) {
        JsonNode sent = body.path("config");
        if (!sent.isObject()) {
            throw HookInput.wrongType("config", sent, "an object");
        }
        HookConfig config = config(sent, HookConfig.USUAL);
        if (config.url() == null) {
            throw invalid("url cannot be blank");
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
            throw invalid("url cannot be blank");
        }
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && text.length() <= LONGEST_URL) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            throw invalid("url is not a valid http or https URL");
        }
        throw invalid("url is not a valid http or https URL");
    }

    private static ContentType contentType(JsonNode sent) {
        return switch (sent.asString("")) {
            case "json" -> ContentType.JSON;
            case "form" -> ContentType.FORM;
            default -> throw invalid("content_type must be json or form");
        };
    }

    private static boolean insecure(JsonNode sent) {
        return switch (sent.asString("")) {
            case "0" -> false;
            case "1" -> true;
            default -> throw invalid("insecure_ssl must be 0 or 1");
        };
    }

    private static @Nullable Secret secret(JsonNode sent) {
        if (!sent.isString() && !sent.isNull()) {
            throw HookInput.wrongType("config/secret", sent, "a string");
        }
        String text = sent.asString("");
        return text.isBlank() ? null : new Secret(text);
    }

    private static GitHubError invalid(String complaint) {
        return GitHubError.invalid(HookInput.RESOURCE, List.of(complaint));
    }
}

package io.actionsgateway.simulation;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.payload.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** GitHub's published schemas of its webhooks. */
public final class WebhookSchemas {

    private static final JsonNode DOCUMENT = read();
    private static final String ID = DOCUMENT.get("$id").stringValue();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, DOCUMENT.toString())));
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private WebhookSchemas() {}

    /** What the schema of its event and action has against a payload. */
    public static List<String> complaints(WebhookEvent event) {
        return complaints(event.event(), event.body());
    }

    /** What the schema of an event has against a payload. */
    public static List<String> complaints(String event, String payload) {
        JsonNode actions = DOCUMENT.at("/x-events/" + event + "/actions");
        String said = Template.JSON.readTree(payload).path("action").asString("*");
        String action = actions.has(said) ? said : "*";
        String definition = actions.path(action).path("$ref").asString();
        if (definition.isEmpty()) {
            return List.of("there is no schema of " + event + " " + said);
        }
        Schema schema = SCHEMAS.computeIfAbsent(definition, name -> REGISTRY.getSchema(SchemaLocation.of(ID + name)));
        return schema
                .validate(
                        payload,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> event + " " + action + ": " + error)
                .toList();
    }

    private static JsonNode read() {
        try (InputStream file = WebhookSchemas.class.getResourceAsStream("/github/webhook-schemas.json")) {
            return Template.JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.actionsgateway.simulation;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.actionsgateway.description.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub's description as the judge of the twin's answers. It reads the published document by itself, so that it does not
 * share a mistake with what it judges. Thread-safe.
 */
public final class DescribedAnswers {

    /** What GitHub may answer to anything, though it seldom says so. */
    private static final Set<Integer> EVERYWHERE =
            Set.of(301, 304, 307, 400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 502, 503);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<ApiVersion, DescribedAnswers> ALL = Map.of(
            ApiVersion.V2022_11_28,
            new DescribedAnswers("actions-openapi.json"),
            ApiVersion.V2026_03_10,
            new DescribedAnswers("actions-openapi-2026-03-10.json"));

    private record Described(HttpMethod method, PathPattern path, JsonNode operation) {}

    private final String id;
    private final JsonNode document;
    private final SchemaRegistry registry;
    private final List<Described> operations = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private DescribedAnswers(String file) {
        id = "https://github.example/" + file;
        document = read("/github/" + file);
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(id, document.toString())));
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> operations.add(new Described(
                                HttpMethod.valueOf(method.getKey().toUpperCase(Locale.ROOT)),
                                PathPatternParser.defaultInstance.parse(path.getKey()),
                                method.getValue()))));
        operations.sort((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(one.path(), other.path()));
    }

    public static DescribedAnswers of(ApiVersion version) {
        return Objects.requireNonNull(ALL.get(version));
    }

    /** GitHub's name of the operation at a path; nothing when the description has none. */
    public Optional<String> operationId(HttpMethod method, String path) {
        return operation(method, path).map(found -> found.path("operationId").asString());
    }

    /** All operations, by GitHub's names. */
    public List<String> operationIds() {
        return operations.stream()
                .map(each -> each.operation().path("operationId").asString())
                .sorted()
                .toList();
    }

    /** What the description has against an answer; empty also for operations that it does not have. */
    public List<String> complaints(HttpMethod method, String path, int status, byte[] body) {
        return operation(method, path)
                .map(operation -> complaints(operation, status, body).stream()
                        .map(complaint -> operation.path("operationId").asString() + " " + status + ": " + complaint)
                        .toList())
                .orElse(List.of());
    }

    private Optional<JsonNode> operation(HttpMethod method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        HttpMethod described = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return operations.stream()
                .filter(each -> each.method().equals(described) && each.path().matches(asked))
                .map(Described::operation)
                .findFirst();
    }

    private List<String> complaints(JsonNode operation, int status, byte[] body) {
        JsonNode answer = resolved(operation.path("responses").path(Integer.toString(status)));
        if (answer.isMissingNode()) {
            return EVERYWHERE.contains(status) ? refusal(status, body) : List.of("there is no such answer");
        }
        JsonNode schema = answer.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return body.length == 0 || status >= 300 ? List.of() : List.of("there must be no body");
        }
        if (body.length == 0) {
            return List.of("the body is missing");
        }
        return schemas
                .computeIfAbsent(schema, this::compiled)
                .validate(
                        JSON.readTree(body),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** Refusals that the description leaves out look like all others. */
    private static List<String> refusal(int status, byte[] body) {
        if (status == 304) {
            return body.length == 0 ? List.of() : List.of("there must be no body");
        }
        JsonNode json = JSON.readTree(body);
        boolean shaped = json.path("message").isString()
                && json.path("documentation_url").isString();
        return shaped ? List.of() : List.of("it is no refusal of GitHub's: " + json);
    }

    private Schema compiled(JsonNode schema) {
        return registry.getSchema(JSON.readTree(schema.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + id + "#/")));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").asString().substring(1)))
                : node;
    }

    private static JsonNode read(String resource) {
        try (InputStream file = DescribedAnswers.class.getResourceAsStream(resource)) {
            return JSON.readTree(Objects.requireNonNull(file, resource));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.actionsgateway.description;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All operations of GitHub's API that concern Actions, as GitHub describes them, in one version. Read once, on first use:
 * about half a megabyte of JSON. Thread-safe.
 */
public final class ApiDescription {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<ApiVersion, ApiDescription> READ = new EnumMap<>(ApiVersion.class);

    private final String id;
    private final JsonNode document;
    private final Map<String, DescribedOperation> operations;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private ApiDescription(ApiVersion version) {
        id = "https://github.example/" + version.file();
        document = read(version.file());
        operations = document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(each -> each.getValue().has("operationId"))
                        .map(each -> operation(path.getKey(), each.getKey(), each.getValue())))
                .collect(Collectors.toMap(
                        DescribedOperation::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(id, document.toString())));
    }

    /**
     * The description of a version.
     *
     * @param version which one
     * @return always the same object
     */
    public static ApiDescription of(ApiVersion version) {
        synchronized (READ) {
            return READ.computeIfAbsent(version, ApiDescription::new);
        }
    }

    /**
     * The document itself.
     *
     * @return a copy
     */
    public ObjectNode document() {
        return (ObjectNode) document.deepCopy();
    }

    /**
     * All operations.
     *
     * @return in GitHub's order
     */
    public List<DescribedOperation> operations() {
        return List.copyOf(operations.values());
    }

    /**
     * One operation.
     *
     * @param operationId GitHub's name of it, such as {@code actions/list-workflow-runs-for-repo}
     * @return nothing when this version has no such operation
     */
    public Optional<DescribedOperation> operation(String operationId) {
        return Optional.ofNullable(operations.get(operationId));
    }

    /** What is wrong with a value; empty when the schema allows it. Formats are not checked. */
    List<Violation> check(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema, this::compiled)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(false)))
                .stream()
                .map(Violation::of)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        return registry.getSchema(JSON.readTree(schema.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + id + "#/")));
    }

    private DescribedOperation operation(String path, String method, JsonNode described) {
        List<JsonNode> parameters =
                described.path("parameters").valueStream().map(this::resolved).toList();
        JsonNode body = resolved(described.path("requestBody"));
        return new DescribedOperation(
                this, HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)), path, described, parameters, body);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").asString().substring(1)))
                : node;
    }

    private static JsonNode read(String name) {
        try (InputStream file = ApiDescription.class.getResourceAsStream("/github/" + name)) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

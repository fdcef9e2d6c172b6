package io.actionsgateway.github.client;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.actionsgateway.github.client.GitHubDescription.Example;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** GitHub's own description of its API, in one version: the judge of what we send. Thread-safe. */
public final class GitHubDescription {

    /**
     * An answer that GitHub gives as an example.
     *
     * @param status 200 to 299
     * @param name GitHub's name of it
     * @param value the body
     * @param schema what describes the body, references followed
     */
    public record Example(int status, String name, JsonNode value, JsonNode schema) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    /** The version that is sent by default. */
    public static final GitHubDescription OF_2022_11_28 = new GitHubDescription("2022-11-28", "actions-openapi.json");

    /** The version in which a dispatch always names its run. */
    public static final GitHubDescription OF_2026_03_10 =
            new GitHubDescription("2026-03-10", "actions-openapi-2026-03-10.json");

    public static final List<GitHubDescription> ALL = List.of(OF_2022_11_28, OF_2026_03_10);

    private final String version;
    private final String id;
    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private GitHubDescription(String version, String file) {
        this.version = version;
        this.id = "https://github.example/" + file;
        this.document = read("/github/" + file);
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(id, document.toString())));
    }

    /** Such as {@code 2022-11-28}. */
    public String version() {
        return version;
    }

    /** GitHub's names of all operations. */
    public Set<String> operationIds() {
        return document.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .map(operation -> operation.path("operationId").asString(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the description has an operation of that method and path. */
    boolean knows(Operation operation) {
        return !described(operation).isMissingNode();
    }

    /** What the description has against a call; empty when GitHub would take it. */
    public List<String> complaints(Call call) {
        Operation operation = call.operation();
        JsonNode described = described(operation);
        if (described.isMissingNode()) {
            return List.of(version + " knows no " + operation.method() + " " + operation.path());
        }
        List<String> complaints = new ArrayList<>();
        String name = described.path("operationId").asString();
        if (!name.equals(operation.id())) {
            complaints.add("operationId is " + name + ", not " + operation.id());
        }
        String[] parts = call.path().split("\\?", 2);
        path(described, operation, parts[0], complaints);
        query(described, call.path(), complaints);
        body(described, call.body(), complaints);
        return complaints.stream()
                .map(complaint -> version + " " + operation.id() + ": " + complaint)
                .toList();
    }

    /** The examples of all successful answers that have a body; the schema of an answer without examples yields none. */
    public List<Example> examples(Operation operation) {
        return described(operation)
                .path("responses")
                .propertyStream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> examples(
                        Integer.parseInt(answer.getKey()),
                        resolved(answer.getValue()).at("/content/application~1json")))
                .toList();
    }

    private Stream<Example> examples(int status, JsonNode content) {
        JsonNode schema = resolved(content.path("schema"));
        if (content.has("example")) {
            return Stream.of(new Example(status, "example", content.get("example"), schema));
        }
        return content.path("examples")
                .propertyStream()
                .map(example -> new Example(
                        status, example.getKey(), resolved(example.getValue()).path("value"), schema));
    }

    /** Statuses of the successful answers. */
    public Set<Integer> successes(Operation operation) {
        return described(operation)
                .path("responses")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(status -> status.startsWith("2"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The properties of a schema, those of its {@code allOf}, {@code anyOf} and {@code oneOf} included. */
    public Map<String, JsonNode> properties(JsonNode schema) {
        JsonNode whole = resolved(schema);
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        whole.path("properties").propertyStream().forEach(each -> properties.put(each.getKey(), each.getValue()));
        Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(word -> whole.path(word).valueStream())
                .forEach(part -> properties(part).forEach(properties::putIfAbsent));
        return properties;
    }

    /** Follows a reference, if it is one. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").asString().substring(1)))
                : node;
    }

    private JsonNode described(Operation operation) {
        return document.path("paths")
                .path(operation.path())
                .path(operation.method().name().toLowerCase(Locale.ROOT));
    }

    private void path(JsonNode described, Operation operation, String path, List<String> complaints) {
        List<String> names = VARIABLE.matcher(operation.path())
                .results()
                .map(found -> found.group(1))
                .toList();
        Matcher values = Pattern.compile(VARIABLE.matcher(operation.path()).replaceAll("([^/]+)"))
                .matcher(path);
        if (!values.matches()) {
            complaints.add(path + " does not follow the template");
            return;
        }
        for (int each = 0; each < names.size(); each++) {
            String value = UriUtils.decode(values.group(each + 1), StandardCharsets.UTF_8);
            parameter(described, "path", names.get(each), value, complaints);
        }
    }

    private void query(JsonNode described, String path, List<String> complaints) {
        Map<String, List<String>> sent =
                UriComponentsBuilder.fromUriString(path).build().getQueryParams();
        sent.forEach((name, values) -> {
            String value = UriUtils.decode(String.valueOf(values.getFirst()), StandardCharsets.UTF_8);
            parameter(described, "query", name, value, complaints);
        });
        parameters(described, "query")
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString())
                .filter(name -> !sent.containsKey(name))
                .forEach(name -> complaints.add("the query parameter " + name + " is required"));
    }

    private void parameter(JsonNode described, String place, String name, String value, List<String> complaints) {
        Optional<JsonNode> parameter = parameters(described, place)
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst();
        if (parameter.isEmpty()) {
            complaints.add("there is no " + place + " parameter " + name);
            return;
        }
        JsonNode schema = resolved(parameter.get().path("schema"));
        check(schema, coerced(value, schema.path("type").asString("")), place + " parameter " + name, complaints);
    }

    private Stream<JsonNode> parameters(JsonNode described, String place) {
        return described
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asString().equals(place));
    }

    private static JsonNode coerced(String value, String type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type.equals("integer") && value.matches("-?\\d+")) {
            return nodes.numberNode(new BigInteger(value));
        }
        boolean flag = type.equals("boolean") && Set.of("true", "false").contains(value);
        return flag ? nodes.booleanNode(Boolean.parseBoolean(value)) : nodes.stringNode(value);
    }

    private void body(JsonNode described, byte[] body, List<String> complaints) {
        JsonNode request = resolved(described.path("requestBody"));
        if (body == null) {
            if (request.path("required").asBoolean(false)) {
                complaints.add("the body is required");
            }
            return;
        }
        if (request.isMissingNode()) {
            complaints.add("there must be no body");
            return;
        }
        JsonNode json = JSON.readTree(body);
        JsonNode schema = resolved(request.at("/content/application~1json/schema"));
        check(schema, json, "body", complaints);
        Set<String> known = properties(schema).keySet();
        boolean open = schema.path("additionalProperties").asBoolean(false);
        json.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !open && !known.contains(name))
                .forEach(name -> complaints.add("the body has no property " + name));
    }

    /** Without formats: GitHub describes {@code created} as a date and takes a search expression. */
    private void check(JsonNode schema, JsonNode value, String what, List<String> complaints) {
        String text = schema.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + id + "#/");
        schemas.computeIfAbsent(text, key -> registry.getSchema(JSON.readTree(key)))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(false)))
                .forEach(error -> complaints.add(what + " " + error));
    }

    private static JsonNode read(String resource) {
        try (InputStream file = GitHubDescription.class.getResourceAsStream(resource)) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

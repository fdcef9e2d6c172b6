package io.actionsgateway.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.description.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our APIs say of themselves, read as anybody can: without a credential. */
@DialectTest
class DocsIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private OperationTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    @ParameterizedTest
    @EnumSource
    void describesExactlyTheTable(ApiVersion version) throws IOException {
        upstream.fromHere();
        JsonNode document = read("/api/v3/openapi.json?version=" + version.date());

        Set<String> rows = table.rows(version).stream()
                .map(row ->
                        row.operation().method() + " " + row.operation().path().replace("{+", "{") + " " + row.id())
                .collect(Collectors.toSet());
        assertThat(operations(document)).isEqualTo(rows);
        assertThat(complaints("openapi-3.0.json", SpecificationVersion.DRAFT_4, document))
                .isEmpty();
        assertThat(references(document))
                .allSatisfy(pointer -> assertThat(document.at(pointer).isMissingNode())
                        .as(pointer)
                        .isFalse());
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void namesTheServerAsItWasReachedAndOurCredential() {
        JsonNode document = read("/api/v3/openapi.json");

        assertThat(document.at("/servers/0/url").asString()).isEqualTo("http://localhost:" + client.port() + "/api/v3");
        assertThat(document.at("/servers")).hasSize(1);
        assertThat(document.at("/components/securitySchemes/key/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/info/license/name").asString()).isEqualTo("MIT");
        assertThat(document.at("/info/x-github-api-version").asString()).isEqualTo("2022-11-28");
    }

    @Test
    void keepsToItselfWhoWeAreToGitHub() {
        assertThat(read("/api/v3/openapi.json").toString()).doesNotContain("create-installation-access-token");
    }

    @Test
    void takesTheVersionFromTheHeaderToo() {
        HttpResponse<String> answer = open("/api/v3/openapi.json", "X-GitHub-Api-Version", "2026-03-10");

        assertThat(JSON.readTree(answer.body()).at("/info/x-github-api-version").asString())
                .isEqualTo("2026-03-10");
        assertThat(open("/api/v3/openapi.json?version=2020-01-01").statusCode()).isEqualTo(400);
    }

    @Test
    void describesEveryMappingOfOurOwn() throws IOException {
        JsonNode document = read("/api/v1/openapi.json");

        Set<String> mapped = controllers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                        .map(Object::toString)
                        .filter(path -> path.startsWith("/api/v1/"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + PathVariables.plain(path.substring("/api/v1".length())))))
                .collect(Collectors.toSet());
        assertThat(mapped).hasSizeGreaterThan(8);
        assertThat(operations(document).stream()
                        .map(each -> each.substring(0, each.lastIndexOf(' ')))
                        .collect(Collectors.toSet()))
                .isEqualTo(mapped);
        assertThat(complaints("openapi-3.1.json", SpecificationVersion.DRAFT_2020_12, document))
                .isEmpty();
        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(pointer -> assertThat(document.at(pointer).isMissingNode())
                        .as(pointer)
                        .isFalse());
    }

    @Test
    void describesWhatIsReallyWritten() {
        JsonNode document = read("/api/v1/openapi.json");

        assertThat(document.at("/servers/0/url").asString()).isEqualTo("http://localhost:" + client.port() + "/api/v1");
        assertThat(document.at("/components/schemas/PageOfBudgetView/properties")
                        .propertyNames())
                .containsExactlyInAnyOrder("items", "next_cursor");
        List<String> described = List.copyOf(
                document.at("/components/schemas/BudgetView/properties").propertyNames());
        client.get("/api/v3/repos/octo-org/hello-world/actions/workflows?per_page=17");
        JsonNode real = client.read("/api/v1/budget").path("items").path(0);
        assertThat(described).containsAll(real.propertyNames());
    }

    @ParameterizedTest
    @CsvSource({
        "wait, runwait-wait, application/json, text/event-stream, Follow a run to its end",
        "logs/stream, logstream-events, text/event-stream, text/plain, the logs of a run as plain text"
    })
    void describesEachFormOfAnAnswer(String path, String id, String first, String other, String said) {
        JsonNode operation = read("/api/v1/openapi.json")
                .path("paths")
                .path("/repos/{owner}/{repo}/runs/{runId}/" + path)
                .path("get");

        assertThat(operation.path("operationId").asString()).isEqualTo(id);
        assertThat(operation.at("/responses/200/content").propertyNames()).containsExactly(first, other);
        assertThat(operation.path("description").asString()).contains("`" + other + "`: ", said);
        assertThat(operation.path("parameters"))
                .extracting(each -> each.path("name").asString())
                .contains("owner", "attempt")
                .doesNotHaveDuplicates();
    }

    @Test
    void hasOneSummaryAndOneIdForEachOperation() {
        List<JsonNode> all = read("/api/v1/openapi.json")
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(all)
                .allSatisfy(
                        each -> assertThat(each.path("summary").asString("")).isNotBlank());
        assertThat(all).extracting(each -> each.path("operationId").asString()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/docs",
                "/api/docs/page.js",
                "/api/docs/swagger-ui.css",
                "/api/docs/swagger-ui-bundle.js",
                "/api/docs/swagger-ui-standalone-preset.js"
            })
    void givesThePageFromTheJar(String path) {
        HttpResponse<String> answer = open(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
    }

    @Test
    void loadsNothingFromElsewhere() {
        assertThat(open("/api/docs").body()).doesNotContain("http:", "https:", "//");
        assertThat(open("/api/docs/page.js").body()).doesNotContain("http:", "https:");
    }

    @Test
    void letsNothingElseBeReadWithoutCredential() {
        assertThat(open("/api/docs/index.html").statusCode()).isEqualTo(404);
        assertThat(open("/api/docs/a/b").statusCode()).isEqualTo(401);
        assertThat(open("/api/v1/budget").statusCode()).isEqualTo(401);
        assertThat(open("/webjars/swagger-ui/5.32.11/swagger-ui.css").statusCode())
                .isEqualTo(401);
        assertThat(client.post("/api/v3/openapi.json").statusCode()).isEqualTo(405);
    }

    private JsonNode read(String path) {
        HttpResponse<String> answer = open(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> open(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(client.port(), path));
        return client.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static Set<String> operations(JsonNode document) {
        Set<String> all = new HashSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> method.getValue().has("operationId"))
                        .forEach(method -> all.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " "
                                + method.getValue().path("operationId").asString())));
        return all;
    }

    private static Set<String> references(JsonNode document) {
        return document.findValuesAsString("$ref").stream()
                .map(each -> each.substring(1))
                .collect(Collectors.toSet());
    }

    private static List<String> complaints(String name, SpecificationVersion version, JsonNode document)
            throws IOException {
        try (InputStream file = Objects.requireNonNull(DocsIT.class.getResourceAsStream("DocsIT/" + name), name)) {
            Schema schema = SchemaRegistry.withDefaultDialect(version).getSchema(JSON.readTree(file));
            return schema.validate(document).stream()
                    .map(Object::toString)
                    .limit(20)
                    .toList();
        }
    }
}

package io.actionsgateway.api.docs;

import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.ApiDescription;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.platform.http.ExternalUrl;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's description of the operations that are in our table, with our address and our credentials. */
@Component
class DialectDocument implements Describer {

    private static final String ROOT = "/api/v3";

    private static final String API_VERSION = "X-GitHub-Api-Version";

    private static final String ABOUT = " Served by Actions Gateway: a key of the gateway stands for GitHub's token.";

    private static final String CREDENTIAL = "An API key of the gateway, or an access token that it trusts.";

    private final OperationTable table;
    private final ExternalUrl external;
    private final ApiVersion usual;
    private final Map<ApiVersion, Addressed> written = new EnumMap<>(ApiVersion.class);

    DialectDocument(OperationTable table, ExternalUrl external, GitHubProperties gitHub) {
        this.table = table;
        this.external = external;
        this.usual = ApiVersion.of(gitHub.apiVersion()).orElse(ApiVersion.V2022_11_28);
    }

    @Override
    public byte[] document(ServerHttpRequest request) {
        return written(version(request)).at(external.of(request) + ROOT);
    }

    private ApiVersion version(ServerHttpRequest request) {
        String query = request.getQueryParams().getFirst("version");
        String asked = query == null ? request.getHeaders().getFirst(API_VERSION) : query;
        return asked == null
                ? usual
                : ApiVersion.of(asked)
                        .orElseThrow(() -> new InvalidRequestException(
                                "version", "must be a version of GitHub's API, such as " + usual.date()));
    }

    private Addressed written(ApiVersion version) {
        synchronized (written) {
            return written.computeIfAbsent(version, each -> Addressed.of(write(each)));
        }
    }

    private ObjectNode write(ApiVersion version) {
        ObjectNode document = ApiDescription.of(version).document();
        ObjectNode info = document.withObject("/info");
        info.put("description", info.path("description").asString("") + ABOUT);
        OpenApi.serve(document, Addressed.HERE);
        OpenApi.guard(document, CREDENTIAL);
        ObjectNode paths = document.withObject("/paths");
        keep(paths, served(version));
        table.rows(version).stream().filter(row -> row.described() == null).forEach(row -> add(paths, row));
        return document;
    }

    private Set<String> served(ApiVersion version) {
        return table.rows(version).stream().map(Row::id).collect(Collectors.toSet());
    }

    private static void keep(ObjectNode paths, Set<String> served) {
        for (String path : new HashSet<>(paths.propertyNames())) {
            ObjectNode methods = (ObjectNode) paths.get(path);
            methods.removeIf(
                    operation -> isLeftOut(operation.path("operationId").asString(null), served));
            if (methods.isEmpty()) {
                paths.remove(path);
            }
        }
    }

    private static boolean isLeftOut(@Nullable String operation, Set<String> served) {
        return operation != null && !served.contains(operation);
    }

    /** What clients call beside Actions; GitHub's page tells more. */
    private static void add(ObjectNode paths, Row row) {
        String path = row.operation().path().replace("{+", "{");
        ObjectNode operation = paths.withObject("/" + path.replace("~", "~0").replace("/", "~1"))
                .putObject(row.operation().method().name().toLowerCase(java.util.Locale.ROOT));
        operation.put("operationId", row.id()).put("summary", row.id());
        operation.putObject("externalDocs").put("url", row.documentation());
        PathVariables.of(path)
                .forEach(name -> operation
                        .withArray("parameters")
                        .addObject()
                        .put("name", name)
                        .put("in", "path")
                        .put("required", true)
                        .putObject("schema")
                        .put("type", "string"));
        operation.putObject("responses").putObject("200").put("description", "As GitHub answers");
    }
}

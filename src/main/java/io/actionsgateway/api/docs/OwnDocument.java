package io.actionsgateway.api.docs;

import io.actionsgateway.platform.http.ExternalUrl;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our own resources, as the controllers have them. */
@Component
class OwnDocument implements Describer {

    private static final String ROOT = "/api/v1";

    private static final String CREDENTIAL = "An API key, or an access token of a trusted issuer.";

    private final RequestMappingHandlerMapping controllers;
    private final ExternalUrl external;
    private final JsonMapper json;
    private volatile @Nullable Addressed written;

    OwnDocument(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers,
            ExternalUrl external,
            JsonMapper json) {
        this.controllers = controllers;
        this.external = external;
        this.json = json;
    }

    @Override
    public byte[] document(ServerHttpRequest request) {
        Addressed known = written;
        if (known == null) {
            known = Addressed.of(write());
            written = known;
        }
        return known.at(external.of(request) + ROOT);
    }

    private ObjectNode write() {
        ObjectNode document = OpenApi.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Actions Gateway")
                .put("version", "v1")
                .put("description", "Own resources of the gateway. Refusals are problems of RFC 9457.");
        OpenApi.serve(document, Addressed.HERE);
        OpenApi.guard(document, CREDENTIAL);
        ObjectNode paths = document.putObject("paths");
        ObjectNode schemas = document.withObject("/components").putObject("schemas");
        schemas.set("Problem", problem());
        OperationWriter writer = new OperationWriter(new Schemas(schemas, json));
        controllers.getHandlerMethods().entrySet().stream()
                .sorted(Comparator.comparing(each -> order(each.getKey())))
                .forEach(each -> templates(each).forEach(path -> write(writer, paths, path, each)));
        return document;
    }

    /** Of several forms of an answer the one comes first that is given to whoever does not choose. */
    private static String order(RequestMappingInfo mapping) {
        return mapping.getPatternsCondition() + " " + mapping.getMethodsCondition() + " "
                + mapping.getProducesCondition();
    }

    private static List<String> templates(Map.Entry<RequestMappingInfo, HandlerMethod> mapping) {
        return mapping.getKey().getPatternsCondition().getPatterns().stream()
                .map(PathPattern::getPatternString)
                .filter(path -> path.startsWith(ROOT + "/"))
                .toList();
    }

    private static void write(
            OperationWriter writer,
            ObjectNode paths,
            String template,
            Map.Entry<RequestMappingInfo, HandlerMethod> mapping) {
        String path = PathVariables.plain(template.substring(ROOT.length()));
        ObjectNode methods = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
        mapping.getKey().getMethodsCondition().getMethods().forEach(method -> {
            ObjectNode operation = writer.operation(method, path, mapping.getKey(), mapping.getValue());
            String verb = method.name().toLowerCase(Locale.ROOT);
            methods.set(
                    verb,
                    methods.get(verb) instanceof ObjectNode first ? OtherForms.join(first, operation) : operation);
        });
    }

    private static ObjectNode problem() {
        ObjectNode problem = OpenApi.object().put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        List.of("type", "title", "detail", "parameter")
                .forEach(name -> properties.putObject(name).put("type", "string"));
        properties.putObject("status").put("type", "integer");
        problem.putArray("required").add("type").add("title").add("status");
        return problem;
    }
}

package io.actionsgateway.api.docs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ObjectNode;

/** Writes the parameters of an operation: those of its path first, then those that its method or its description name. */
final class ParameterWriter {

    private final Schemas schemas;

    ParameterWriter(Schemas schemas) {
        this.schemas = schemas;
    }

    void write(ObjectNode operation, String path, HandlerMethod handler, @Nullable Described described, boolean paged) {
        for (String variable : PathVariables.of(path)) {
            parameter(operation, "path", variable, true, schema(handler, variable));
        }
        for (MethodParameter parameter : handler.getMethodParameters()) {
            named(operation, parameter);
        }
        List<String> more = described == null ? List.of() : List.of(described.query());
        more.forEach(name -> parameter(operation, "query", name, false, text()));
        if (paged) {
            parameter(operation, "query", "limit", false, OpenApi.object().put("type", "integer"));
            parameter(operation, "query", "cursor", false, text());
        }
    }

    private ObjectNode schema(HandlerMethod handler, String variable) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            PathVariable named = parameter.getParameterAnnotation(PathVariable.class);
            if (named != null && name(parameter, named.name()).equals(variable)) {
                return schemas.of(ResolvableType.forMethodParameter(parameter));
            }
        }
        return text();
    }

    private void named(ObjectNode operation, MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        boolean all = Map.class.isAssignableFrom(parameter.getParameterType());
        ObjectNode schema = schemas.of(ResolvableType.forMethodParameter(parameter));
        if (query != null && !all) {
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            parameter(operation, "query", name(parameter, query.name()), required, schema);
        }
        if (header != null && !all) {
            boolean required = header.required() && header.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            parameter(operation, "header", name(parameter, header.name()), required, schema);
        }
    }

    private static String name(MethodParameter parameter, String said) {
        return said.isEmpty() ? parameter.getParameter().getName() : said;
    }

    private static ObjectNode text() {
        return OpenApi.object().put("type", "string");
    }

    private static void parameter(ObjectNode operation, String in, String name, boolean required, ObjectNode schema) {
        operation
                .withArray("parameters")
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .set("schema", schema);
    }
}

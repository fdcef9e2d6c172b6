package io.actionsgateway.api.docs;

import io.actionsgateway.platform.Page;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.reactivestreams.Publisher;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import tools.jackson.databind.node.ObjectNode;

/** Writes one operation of OpenAPI for each method of a controller. For one thread. */
final class OperationWriter {

    private final Schemas schemas;
    private final ParameterWriter parameters;
    private final Set<String> ids = new HashSet<>();

    OperationWriter(Schemas schemas) {
        this.schemas = schemas;
        this.parameters = new ParameterWriter(schemas);
    }

    ObjectNode operation(RequestMethod verb, String path, RequestMappingInfo mapping, HandlerMethod handler) {
        Method method = handler.getMethod();
        String resource = handler.getBeanType().getSimpleName().replace("Controller", "");
        Described described = method.getAnnotation(Described.class);
        ObjectNode operation = OpenApi.object()
                .put("operationId", id(resource, method.getName(), verb))
                .put("summary", described == null ? words(resource, method.getName()) : described.value());
        operation.putArray("tags").add(words(resource));
        ResolvableType answer = answer(method);
        parameters.write(operation, path, handler, described, answer.toClass() == Page.class);
        body(operation, handler);
        responses(operation, method, mapping, answer);
        return operation;
    }

    private String id(String resource, String method, RequestMethod verb) {
        String id = resource.toLowerCase(Locale.ROOT) + "-" + method;
        while (!ids.add(id)) {
            id = id + "-" + verb.name().toLowerCase(Locale.ROOT);
        }
        return id;
    }

    /** {@code Run} and {@code attempts} are "Run: attempts". */
    private static String words(String resource, String method) {
        return words(resource) + ": " + words(method).toLowerCase(Locale.ROOT);
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    }

    /** What is in the wrappings of Reactor and Spring. */
    private static ResolvableType answer(Method method) {
        ResolvableType type = ResolvableType.forMethodReturnType(method);
        boolean wrapped = true;
        while (wrapped) {
            wrapped = Publisher.class.isAssignableFrom(type.toClass())
                    || HttpEntity.class.isAssignableFrom(type.toClass());
            type = wrapped ? type.getGeneric() : type;
        }
        return type;
    }

    private void body(ObjectNode operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (TakenBody.class.isAssignableFrom(parameter.getParameterType())) {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                content(body, MediaType.APPLICATION_JSON_VALUE, OpenApi.object().put("type", "object"));
            }
            RequestBody taken = parameter.getParameterAnnotation(RequestBody.class);
            if (taken != null) {
                ObjectNode body = operation.putObject("requestBody").put("required", taken.required());
                ResolvableType type = ResolvableType.forMethodParameter(parameter);
                boolean wrapped = Publisher.class.isAssignableFrom(type.toClass());
                content(body, MediaType.APPLICATION_JSON_VALUE, schemas.of(wrapped ? type.getGeneric() : type));
            }
        }
    }

    private void responses(ObjectNode operation, Method method, RequestMappingInfo mapping, ResolvableType answer) {
        ResponseStatus status = AnnotatedElementUtils.findMergedAnnotation(method, ResponseStatus.class);
        int code = status == null ? 200 : status.code().value();
        ObjectNode responses = operation.putObject("responses");
        ObjectNode success = responses.putObject(Integer.toString(code)).put("description", "Done");
        List<String> types = new ArrayList<>();
        mapping.getProducesCondition().getProducibleMediaTypes().forEach(type -> types.add(type.toString()));
        boolean written = answer.toClass() == void.class || answer.toClass() == Void.class;
        if (!written) {
            content(success, types.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : types.getFirst(), schemas.of(answer));
        } else if (!types.isEmpty()) {
            content(success, types.getFirst(), OpenApi.object().put("type", "string"));
        }
        content(
                responses.putObject("default").put("description", "Refused"),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                OpenApi.ref("Problem"));
    }

    private static void content(ObjectNode holder, String type, ObjectNode schema) {
        holder.putObject("content").putObject(type).set("schema", schema);
    }
}

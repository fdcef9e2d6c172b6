package io.actionsgateway.description;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON as Ruby shows it, which GitHub's messages do. */
final class Ruby {

    private Ruby() {}

    /** With quotes around text. */
    static String inspect(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "nil";
        }
        if (value.isArray()) {
            return value.valueStream().map(Ruby::inspect).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isObject()) {
            return value.propertyStream()
                    .map(each -> "\"" + each.getKey() + "\" => " + inspect(each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    /** Without quotes, and nothing for nothing. */
    static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isString() ? value.asString() : inspect(value);
    }
}

package io.actionsgateway.api.docs;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What both documents have in common. */
final class OpenApi {

    private static final String SCHEME = "key";

    private OpenApi() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode ref(String schema) {
        return object().put("$ref", "#/components/schemas/" + schema);
    }

    /** Every operation wants a credential of ours. */
    static void guard(ObjectNode document, String description) {
        document.putArray("security").addObject().putArray(SCHEME);
        document.withObject("/components")
                .putObject("securitySchemes")
                .putObject(SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", description);
    }

    /** The server's address is put in for each request. */
    static void serve(ObjectNode document, String url) {
        ObjectNode server = object().put("url", url);
        document.putArray("servers").addAll(List.of(server));
    }
}

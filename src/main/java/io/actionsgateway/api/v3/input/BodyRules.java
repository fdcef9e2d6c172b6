package io.actionsgateway.api.v3.input;

import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRefusal.Field;
import io.actionsgateway.api.v3.table.Row;
import io.actionsgateway.description.DescribedOperation;
import io.actionsgateway.description.JsonBody;
import io.actionsgateway.description.Violation;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a body may hold. It is JSON whatever its media type says, for clients say anything; it goes on byte by byte, or not
 * at all where GitHub reads none.
 */
final class BodyRules {

    private static final byte[] NONE = {};

    private static final String SECRET = "encrypted_value";

    private BodyRules() {}

    /** The body of a write, as it goes on. */
    static byte[] checked(Row row, byte[] body) {
        Optional<DescribedOperation> described = Optional.ofNullable(row.described());
        if (JsonBody.isBlank(body)) {
            described.ifPresent(BodyRules::refuseIfWanted);
            return NONE;
        }
        ObjectNode json = read(body);
        return described
                .filter(DescribedOperation::takesBody)
                .map(operation -> checked(operation, json, body))
                .orElse(NONE);
    }

    private static ObjectNode read(byte[] body) {
        try {
            return JsonBody.strict().read(body);
        } catch (JsonBody.Unreadable unreadable) {
            throw new DialectRefusal.Malformed(unreadable.words());
        }
    }

    private static void refuseIfWanted(DescribedOperation operation) {
        operation.complaintWithoutBody().ifPresent(words -> {
            throw Refused.lines(List.of(words), fields(operation.check(JsonNodeFactory.instance.objectNode())));
        });
    }

    private static byte[] checked(DescribedOperation operation, ObjectNode json, byte[] body) {
        List<Violation> violations = operation.check(json);
        if (!violations.isEmpty()) {
            throw Refused.lines(operation.complaints(violations, shown(json)), fields(violations));
        }
        FieldRules.check(operation.id(), json);
        return body;
    }

    /** GitHub's words quote what was sent; somebody may have sent a secret as it is. */
    private static ObjectNode shown(ObjectNode json) {
        return json.has(SECRET) ? json.deepCopy().put(SECRET, "***") : json;
    }

    private static List<Field> fields(List<Violation> violations) {
        return violations.stream().map(BodyRules::field).distinct().toList();
    }

    private static Field field(Violation violation) {
        String place =
                violation.property().isEmpty() ? violation.pointer() : violation.pointer() + "/" + violation.property();
        String code = violation.keyword().equals("required") ? "missing_field" : "invalid";
        return new Field("body", place.isEmpty() ? "" : place.substring(1), code);
    }
}

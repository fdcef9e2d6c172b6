package io.actionsgateway.api.v3.naming;

import io.actionsgateway.github.model.RepositoryName;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads number and name of a repository from answers that tell both; stops reading at the first. */
final class NumbersInBody {

    private static final String ITSELF = "repos/get";
    private static final Set<String> WITH_REPOSITORY = Set.of(
            "actions/get-workflow-run",
            "actions/get-workflow-run-attempt",
            "actions/list-workflow-runs",
            "actions/list-workflow-runs-for-repo");

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private NumbersInBody() {}

    static Optional<NumberedRepository> of(String operation, byte[] body) {
        if (body.length == 0 || !(operation.equals(ITSELF) || WITH_REPOSITORY.contains(operation))) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            boolean there = operation.equals(ITSELF) ? parser.nextToken() == JsonToken.START_OBJECT : find(parser);
            return there ? members(parser) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static boolean find(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT && "repository".equals(parser.currentName())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<NumberedRepository> members(JsonParser parser) {
        long id = 0;
        String name = null;
        while ((id == 0 || name == null) && parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if ("id".equals(member) && value == JsonToken.VALUE_NUMBER_INT) {
                id = parser.getLongValue();
            } else if ("full_name".equals(member) && value == JsonToken.VALUE_STRING) {
                name = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return id <= 0 || name == null
                ? Optional.empty()
                : Optional.of(new NumberedRepository(id, RepositoryName.parse(name)));
    }
}

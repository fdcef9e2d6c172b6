package io.actionsgateway.api.v3.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.platform.BlockingBridge;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers queries that hold nothing but what {@code dialect.graphqls} has: at most 50 fields at their top, no mutation, no
 * introspection. Parsed and executed off the event loop. All others are {@link DialectRefusal.Unlisted}, before anything is asked. Thread-safe; never blocks.
 */
@Component
public class Queries {

    private static final int MOST_FIELDS = 50;
    private static final int MOST_TOKENS = 2_000;
    private static final int DEEPEST = 20;
    private static final ParserOptions LIMITS = ParserOptions.newParserOptions()
            .maxCharacters(1 << 16)
            .maxTokens(MOST_TOKENS)
            .maxWhitespaceTokens(1 << 14)
            .maxRuleDepth(DEEPEST * DEEPEST)
            .captureSourceLocation(false)
            .build();

    private final ObjectProvider<GraphQL> graphQl;
    private final JsonMapper json;

    Queries(ObjectProvider<GraphQL> graphQl, JsonMapper json) {
        this.graphQl = graphQl;
        this.json = json;
    }

    /**
     * Answers a query.
     *
     * @param request a template for the questions that it holds: caller, base
     * @return GraphQL's answer, 200, also when it holds errors
     */
    public Mono<DialectAnswer> answer(DialectRequest request) {
        return BlockingBridge.call(() -> graphQl.getObject().executeAsync(input(request)))
                .flatMap(Mono::fromFuture)
                .map(this::answer);
    }

    private ExecutionInput input(DialectRequest request) {
        JsonNode body = read(request.body());
        String query = body.path("query").asString("");
        refuseOthers(query);
        Map<String, Object> variables = json.convertValue(
                body.path("variables").isObject() ? body.path("variables") : json.createObjectNode(),
                json.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        return ExecutionInput.newExecutionInput(query)
                .variables(variables)
                .operationName(Optional.ofNullable(body.path("operationName").asString(null))
                        .orElse(null))
                .graphQLContext(Map.of(DialectRequest.class, request))
                .build();
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException malformed) {
            throw new DialectRefusal.Malformed("Problems parsing JSON");
        }
    }

    private static void refuseOthers(String query) {
        Document document;
        try {
            document = Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(query)
                    .parserOptions(LIMITS)
                    .build());
        } catch (InvalidSyntaxException noQuery) {
            throw new DialectRefusal.Unlisted();
        }
        boolean plain = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .allMatch(operation -> operation.getOperation() == OperationDefinition.Operation.QUERY
                        && operation.getSelectionSet().getSelections().size() <= MOST_FIELDS);
        if (!plain || query.contains("__schema") || query.contains("__type(")) {
            throw new DialectRefusal.Unlisted();
        }
    }

    /** What the schema does not have was not asked of us. */
    private DialectAnswer answer(ExecutionResult result) {
        if (!result.isDataPresent()) {
            throw new DialectRefusal.Unlisted();
        }
        ObjectNode body = json.createObjectNode();
        body.set("data", json.valueToTree(result.getData()));
        if (!result.getErrors().isEmpty()) {
            result.getErrors().forEach(error -> body.withArray("errors").add(error(error)));
        }
        return DialectAnswer.ok(body.toString());
    }

    /** GitHub tells the type beside the message, and clients look for it there. */
    private ObjectNode error(GraphQLError error) {
        ObjectNode told = json.createObjectNode().put("type", String.valueOf(error.getErrorType()));
        told.set("path", json.valueToTree(error.getPath()));
        return told.put("message", error.getMessage());
    }
}

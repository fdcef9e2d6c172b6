package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import org.springframework.http.HttpMethod;

/** The few GraphQL queries that clients of Actions send; all others are quickly not found. */
final class GraphQlOperation {

    private GraphQlOperation() {}

    static void register(Operations operations) {
        operations.beside("graphql", HttpMethod.POST, "/graphql", "graphql", GraphQlOperation::answer);
    }

    private static ApiAnswer answer(ApiRequest request) {
        try {
            GraphQlQuery query = GraphQlQuery.read(request.body().path("query").asString(""));
            return ApiAnswer.ok(new GraphQlAnswer(request, query).body());
        } catch (GraphQlQuery.NotUnderstood more) {
            throw GitHubError.notFound();
        }
    }
}

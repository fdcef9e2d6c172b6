package io.actionsgateway.api.v3.graphql;

import graphql.ErrorClassification;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import io.actionsgateway.api.v3.beside.Login;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.Way;
import io.actionsgateway.api.v3.table.Match;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.security.AccessRefusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers the fields of a query, each by the way that the same question by REST would go: grants, cache and all. */
@Component
class Questions {

    private final OperationTable table;
    private final Way way;
    private final JsonMapper json;

    Questions(OperationTable table, Way way, JsonMapper json) {
        this.table = table;
        this.way = way;
        this.json = json;
    }

    Map<String, String> viewer(DataFetchingEnvironment asked) {
        String login = Login.of(request(asked).caller());
        return Map.of("id", "C_" + login, "login", login, "name", login);
    }

    CompletableFuture<@Nullable DataFetcherResult<Map<String, @Nullable Object>>> repository(
            DataFetchingEnvironment asked) {
        String owner = String.valueOf(asked.<Object>getArgument("owner"));
        String name = String.valueOf(asked.<Object>getArgument("name"));
        return ask(request(asked), List.of("repos", owner, name))
                .flatMap(answer -> moved(request(asked), answer))
                .map(answer ->
                        answer.status() == HttpStatus.OK.value() ? found(answer) : notFound(owner + "/" + name, asked))
                .onErrorResume(AccessRefusal.NotGranted.class, hidden -> Mono.just(notFound(owner + "/" + name, asked)))
                .toFuture();
    }

    private Mono<DialectAnswer> ask(DialectRequest request, List<String> path) {
        return Mono.fromCallable(() -> table.find(request.version(), HttpMethod.GET, path)
                        .map(match -> get(request, match))
                        .orElseThrow(AccessRefusal.NotGranted::new))
                .flatMap(way::go)
                .onErrorMap(IllegalArgumentException.class, noName -> new AccessRefusal.NotGranted());
    }

    private static DialectRequest get(DialectRequest request, Match match) {
        return new DialectRequest(
                match.row(),
                request.version(),
                match.variables(),
                "",
                new HttpHeaders(),
                new byte[0],
                request.caller(),
                request.base(),
                request.requestId());
    }

    /** A repository that has another name now is found by its former one too. */
    private Mono<DialectAnswer> moved(DialectRequest request, DialectAnswer answer) {
        String location = answer.headers().getFirst(HttpHeaders.LOCATION);
        return location == null
                ? Mono.just(answer)
                : ask(request, List.of("repositories", location.substring(location.lastIndexOf('/') + 1)));
    }

    private DataFetcherResult<Map<String, @Nullable Object>> found(DialectAnswer answer) {
        return DataFetcherResult.<Map<String, @Nullable Object>>newResult()
                .data(RepositoryFields.of(json.readTree(answer.body())))
                .build();
    }

    private static DataFetcherResult<Map<String, @Nullable Object>> notFound(
            String fullName, DataFetchingEnvironment asked) {
        return DataFetcherResult.<Map<String, @Nullable Object>>newResult()
                .error(GraphqlErrorBuilder.newError(asked)
                        .message("Could not resolve to a Repository with the name '%s'.", fullName)
                        .errorType(ErrorClassification.errorClassification("NOT_FOUND"))
                        .build())
                .build();
    }

    private static DialectRequest request(DataFetchingEnvironment asked) {
        return asked.getGraphQlContext().get(DialectRequest.class);
    }
}

package io.actionsgateway.api.v3;

import io.actionsgateway.api.error.Documentation;
import io.actionsgateway.api.v3.graphql.Queries;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.platform.http.ExternalUrl;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Takes queries where GitHub Enterprise Server has its GraphQL. */
@Component
class GraphQlHandler implements WebHandler {

    static final String PATH = "/api/graphql";

    private final Queries queries;
    private final ExternalUrl external;

    GraphQlHandler(Queries queries, ExternalUrl external) {
        this.queries = queries;
        this.external = external;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        Documentation.of(exchange, OperationTable.GRAPHQL.documentation());
        ServerHttpRequest request = exchange.getRequest();
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return Mono.error(new DialectRefusal.Unlisted());
        }
        return Bytes.of(request)
                .map(body -> asked(exchange, body))
                .flatMap(queries::answer)
                .flatMap(answer -> Bytes.write(exchange.getResponse(), answer));
    }

    private DialectRequest asked(ServerWebExchange exchange, byte[] body) {
        ServerHttpRequest request = exchange.getRequest();
        return new DialectRequest(
                OperationTable.GRAPHQL,
                ApiVersion.V2022_11_28,
                Map.of(),
                "",
                request.getHeaders(),
                body,
                Objects.requireNonNull(exchange.<ApiCaller>getAttribute(ApiCaller.ATTRIBUTE)),
                external.of(request) + DialectHandler.ROOT,
                RequestId.of(exchange));
    }
}

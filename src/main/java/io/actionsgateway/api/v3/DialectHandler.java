package io.actionsgateway.api.v3;

import io.actionsgateway.api.error.Asked;
import io.actionsgateway.api.error.Documentation;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.Way;
import io.actionsgateway.api.v3.table.Match;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.platform.http.AskedOperation;
import io.actionsgateway.platform.http.ExternalUrl;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import java.util.List;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Takes requests below {@link #ROOT}, finds what they mean, sends them through the steps and writes the answers. */
@Component
class DialectHandler implements WebHandler {

    static final String ROOT = "/api/v3";

    private static final String API_VERSION = "X-GitHub-Api-Version";

    private final OperationTable table;
    private final Way way;
    private final ExternalUrl external;
    private final ApiVersion usual;

    DialectHandler(OperationTable table, Way way, ExternalUrl external, GitHubProperties gitHub) {
        this.table = table;
        this.way = way;
        this.external = external;
        this.usual = ApiVersion.of(gitHub.apiVersion()).orElse(ApiVersion.V2022_11_28);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            ServerHttpRequest request = exchange.getRequest();
            ApiVersion version = version(request);
            Match match = table.find(version, request.getMethod(), RawPath.segments(path(request)))
                    .orElseThrow(DialectRefusal.Unlisted::new);
            Documentation.of(exchange, match.row().documentation());
            AskedOperation.is(exchange, match.row().id());
            Asked.of(exchange, match.row().id(), match.variables());
            PathNames.require(match.variables());
            return Bytes.of(request)
                    .flatMap(body -> way.go(asked(exchange, match, version, body)))
                    .flatMap(answer -> Bytes.write(exchange.getResponse(), answer));
        });
    }

    /** Spring's routing also finds other ways to write the root; nobody else does. */
    private static String path(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            throw new DialectRefusal.Unlisted();
        }
        return path.substring(ROOT.length());
    }

    private ApiVersion version(ServerHttpRequest request) {
        String asked = request.getHeaders().getFirst(API_VERSION);
        return asked == null
                ? usual
                : ApiVersion.of(asked)
                        .orElseThrow(() -> new DialectRefusal.Malformed(
                                "The version of " + API_VERSION + " is not supported; leave it out, or send one of "
                                        + List.of(ApiVersion.values()).stream()
                                                .map(ApiVersion::date)
                                                .toList() + "."));
    }

    private DialectRequest asked(ServerWebExchange exchange, Match match, ApiVersion version, byte[] body) {
        ServerHttpRequest request = exchange.getRequest();
        String query = request.getURI().getRawQuery();
        return new DialectRequest(
                match.row(),
                version,
                match.variables(),
                query == null ? "" : query,
                request.getHeaders(),
                body,
                Objects.requireNonNull(exchange.<ApiCaller>getAttribute(ApiCaller.ATTRIBUTE)),
                external.of(request) + ROOT,
                RequestId.of(exchange));
    }
}

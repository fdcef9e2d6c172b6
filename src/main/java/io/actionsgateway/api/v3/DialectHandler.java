package io.actionsgateway.api.v3;

import io.actionsgateway.api.error.Asked;
import io.actionsgateway.api.error.Documentation;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRefusal;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.api.v3.table.Match;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.platform.http.ExternalUrl;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Takes requests below {@link #ROOT}, finds what they mean, sends them through the steps and writes the answers. */
@Component
class DialectHandler implements WebHandler {

    static final String ROOT = "/api/v3";

    private static final int LARGEST_BODY = 1 << 20;
    private static final String API_VERSION = "X-GitHub-Api-Version";

    private final OperationTable table;
    private final DialectStep.Next way;
    private final ExternalUrl external;
    private final ApiVersion usual;

    DialectHandler(OperationTable table, List<DialectStep> steps, ExternalUrl external, GitHubProperties gitHub) {
        this.table = table;
        this.way = linked(steps);
        this.external = external;
        this.usual = ApiVersion.of(gitHub.apiVersion()).orElse(ApiVersion.V2022_11_28);
    }

    /** Spring injects the steps outermost first. */
    private static DialectStep.Next linked(List<DialectStep> steps) {
        DialectStep.Next end = request -> Mono.error(new IllegalStateException("no step answers " + request));
        return steps.reversed().stream()
                .reduce(
                        end,
                        (next, step) -> request -> Mono.defer(() -> step.handle(request, next)),
                        (one, other) -> other);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            ServerHttpRequest request = exchange.getRequest();
            ApiVersion version = version(request);
            String path = request.getURI().getRawPath().substring(ROOT.length());
            Match match = table.find(version, request.getMethod(), RawPath.segments(path))
                    .orElseThrow(DialectRefusal.Unlisted::new);
            Documentation.of(exchange, match.row().documentation());
            Asked.of(exchange, match.row().id(), match.variables());
            return body(request)
                    .flatMap(body -> way.handle(asked(exchange, match, version, body)))
                    .flatMap(answer -> write(exchange.getResponse(), answer));
        });
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

    private static Mono<byte[]> body(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > LARGEST_BODY) {
            return Mono.error(new DialectRefusal.TooLarge(LARGEST_BODY));
        }
        return DataBufferUtils.join(request.getBody(), LARGEST_BODY)
                .onErrorMap(DataBufferLimitException.class, tooLong -> new DialectRefusal.TooLarge(LARGEST_BODY))
                .map(DialectHandler::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Mono<Void> write(ServerHttpResponse response, DialectAnswer answer) {
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.body().length == 0) {
            return response.setComplete();
        }
        response.getHeaders().setContentLength(answer.body().length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(answer.body())));
    }
}

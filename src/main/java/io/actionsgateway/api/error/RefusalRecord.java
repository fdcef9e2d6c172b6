package io.actionsgateway.api.error;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.audit.AuditEntry;
import io.actionsgateway.security.audit.AuditEntry.Result;
import io.actionsgateway.security.audit.AuditEntry.Who;
import io.actionsgateway.security.audit.AuditLog;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Puts every refusal of ours on record. Not those of deliveries, which come from GitHub; not what GitHub refused, whose
 * writes are on record already; not that there is no such run or delivery to read, which is an answer.
 */
@Component
class RefusalRecord {

    private static final List<String> SURFACES = List.of("/api/v1", "/api/v3", "/api/graphql");

    private final AuditLog log;

    RefusalRecord(AuditLog log) {
        this.log = log;
    }

    void keep(ServerWebExchange exchange, Throwable failure, Problem problem) {
        if (problem.status().is4xxClientError() && isRefusal(exchange, failure)) {
            surface(exchange).ifPresent(surface -> log.offer(entry(exchange, surface, problem)));
        }
    }

    private static boolean isRefusal(ServerWebExchange exchange, Throwable failure) {
        HttpMethod method = exchange.getRequest().getMethod();
        boolean read = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return !(failure instanceof GitHubException) && !(failure instanceof ApiRefusal && read);
    }

    private static Optional<String> surface(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        return SURFACES.stream()
                .filter(surface -> path.equals(surface) || path.startsWith(surface + "/"))
                .findFirst();
    }

    private static AuditEntry entry(ServerWebExchange exchange, String surface, Problem problem) {
        String requestId = exchange.getResponse().getHeaders().getFirst(RequestId.HEADER);
        ApiCaller caller = exchange.getAttribute(ApiCaller.ATTRIBUTE);
        Result result = Result.denied(problem.status().value(), problem.kind());
        return AuditEntry.of(requestId, Who.of(caller), Asked.in(exchange, surface), result);
    }
}

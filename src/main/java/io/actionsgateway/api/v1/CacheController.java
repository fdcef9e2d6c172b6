package io.actionsgateway.api.v1;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The Actions cache of a repository: deletes what has not been used for long. */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/caches")
class CacheController {

    private final CachePruner pruner;
    private final Outgoing outgoing;

    CacheController(CachePruner pruner, Outgoing outgoing) {
        this.pruner = pruner;
        this.outgoing = outgoing;
    }

    @DeleteMapping
    Mono<Pruned> prune(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ACTIONS, Level.WRITE);
        return pruner.prune(repository, CacheChoice.of(parameters))
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }
}

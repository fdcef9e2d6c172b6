package io.actionsgateway.api.v1;

import io.actionsgateway.api.error.ApiRefusal;
import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.SecretService;
import io.actionsgateway.github.SettingScope;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whether there is a secret, without listing the others: 204 or 404. Nothing else of it is told. */
@RestController
class SecretController {

    private final SecretService secrets;
    private final Outgoing outgoing;

    SecretController(SecretService secrets, Outgoing outgoing) {
        this.secrets = secrets;
        this.outgoing = outgoing;
    }

    @RequestMapping(path = "/api/v1/repos/{owner}/{repo}/secrets/{name}", method = RequestMethod.HEAD)
    Mono<ResponseEntity<Void>> ofRepository(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        SettingScope place = SettingPlaces.within(caller, owner, repo, parameters, Area.SECRETS, Level.READ);
        return exists(place, name, caller, exchange);
    }

    @RequestMapping(path = "/api/v1/orgs/{org}/secrets/{name}", method = RequestMethod.HEAD)
    Mono<ResponseEntity<Void>> ofOrganization(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String org,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        SettingScope place = SettingPlaces.organization(caller, org, parameters, Area.SECRETS, Level.READ);
        return exists(place, name, caller, exchange);
    }

    private Mono<ResponseEntity<Void>> exists(
            SettingScope place, String name, ApiCaller caller, ServerWebExchange exchange) {
        return secrets.exists(place, name)
                .<ResponseEntity<Void>>handle((exists, sink) -> {
                    if (exists) {
                        sink.next(ResponseEntity.noContent().build());
                    } else {
                        sink.error(new ApiRefusal.NotFound("secret " + name));
                    }
                })
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }
}

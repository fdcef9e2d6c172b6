package io.actionsgateway.api.v1;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.Saved;
import io.actionsgateway.github.SettingScope;
import io.actionsgateway.github.VariableService;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.http.RequestId;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Variables of a repository, and with {@code ?environment=NAME} of one of its environments. To put one creates or changes
 * it, whichever is needed: 201 or 204.
 */
@RestController
@RequestMapping("/api/v1/repos/{owner}/{repo}/variables")
class VariableController {

    private final VariableService variables;
    private final Outgoing outgoing;
    private final JsonBody json;

    VariableController(VariableService variables, Outgoing outgoing, JsonBody json) {
        this.variables = variables;
        this.outgoing = outgoing;
        this.json = json;
    }

    /** All of them: GitHub has at most 500 in a repository and 100 in an environment. */
    @GetMapping
    Mono<Page<VariableView>> list(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        return variables
                .list(place(caller, owner, repo, parameters, Level.READ))
                .map(VariableView::of)
                .collectList()
                .map(all -> new Page<>(all, null))
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @GetMapping("/{name}")
    Mono<VariableView> get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        return variables
                .get(place(caller, owner, repo, parameters, Level.READ), name)
                .map(VariableView::of)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @PutMapping("/{name}")
    Mono<ResponseEntity<Void>> put(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            Body body,
            ServerWebExchange exchange) {
        SettingScope.Within place = place(caller, owner, repo, parameters, Level.WRITE);
        VariableWish wish = json.read(body.given(), VariableWish.class, VariableWish.OF_REPOSITORY)
                .ofRepository();
        return variables
                .set(place, name, wish.text())
                .map(VariableController::answer)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String owner,
            @PathVariable String repo,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        return variables
                .delete(place(caller, owner, repo, parameters, Level.WRITE), name)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    static ResponseEntity<Void> answer(Saved saved) {
        HttpStatus status = switch (saved) {
            case CREATED -> HttpStatus.CREATED;
            case UPDATED -> HttpStatus.NO_CONTENT;
        };
        return ResponseEntity.status(status).build();
    }

    private static SettingScope.Within place(
            ApiCaller caller, String owner, String repo, MultiValueMap<String, String> parameters, Level level) {
        return SettingPlaces.within(caller, owner, repo, parameters, Area.VARIABLES, level);
    }
}

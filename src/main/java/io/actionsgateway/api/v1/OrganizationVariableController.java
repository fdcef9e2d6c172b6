package io.actionsgateway.api.v1;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.github.SettingScope;
import io.actionsgateway.github.VariableService;
import io.actionsgateway.github.Visibility;
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

/** Variables of an organization. To put one says also who may use it. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/variables")
class OrganizationVariableController {

    private final VariableService variables;
    private final Outgoing outgoing;
    private final JsonBody json;

    OrganizationVariableController(VariableService variables, Outgoing outgoing, JsonBody json) {
        this.variables = variables;
        this.outgoing = outgoing;
        this.json = json;
    }

    /** All of them: GitHub has at most 1,000 in an organization. */
    @GetMapping
    Mono<Page<VariableView>> list(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String org,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        return variables
                .list(place(caller, org, parameters, Level.READ))
                .map(VariableView::of)
                .collectList()
                .map(all -> new Page<>(all, null))
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @GetMapping("/{name}")
    Mono<VariableView> get(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String org,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        return variables
                .get(place(caller, org, parameters, Level.READ), name)
                .map(VariableView::of)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @PutMapping("/{name}")
    Mono<ResponseEntity<Void>> put(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String org,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            Body body,
            ServerWebExchange exchange) {
        SettingScope.OfOrganization place = place(caller, org, parameters, Level.WRITE);
        VariableWish wish = json.read(body.given(), VariableWish.class, VariableWish.OF_ORGANIZATION);
        Visibility sharing = wish.sharing();
        return variables
                .set(place, name, wish.text(), sharing)
                .map(VariableController::answer)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(
            @AuthenticationPrincipal ApiCaller caller,
            @PathVariable String org,
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            ServerWebExchange exchange) {
        return variables
                .delete(place(caller, org, parameters, Level.WRITE), name)
                .contextWrite(outgoing.as(caller, RequestId.of(exchange)));
    }

    private static SettingScope.OfOrganization place(
            ApiCaller caller, String org, MultiValueMap<String, String> parameters, Level level) {
        return SettingPlaces.organization(caller, org, parameters, Area.VARIABLES, level);
    }
}

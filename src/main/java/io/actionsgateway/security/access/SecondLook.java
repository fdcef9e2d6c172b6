package io.actionsgateway.security.access;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.CallerCheck;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes the credential of a request to the door once more. */
@Component
class SecondLook implements CallerCheck {

    private final Doorkeeper doorkeeper;
    private final PresentedCredential presented = new PresentedCredential();

    SecondLook(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Override
    public Mono<ApiCaller> again(ServerWebExchange exchange) {
        return presented.convert(exchange).flatMap(doorkeeper::authenticate).mapNotNull(authentication ->
                (ApiCaller) authentication.getPrincipal());
    }
}

package io.actionsgateway.security.access;

import io.actionsgateway.security.Authenticator;
import java.util.Comparator;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the first authenticator that recognizes the credential. */
@Component
class Doorkeeper implements ReactiveAuthenticationManager {

    private final List<Authenticator> authenticators;

    Doorkeeper(List<Authenticator> authenticators) {
        this.authenticators = authenticators.stream()
                .sorted(Comparator.comparingInt(Authenticator::getOrder))
                .toList();
    }

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        String credential = String.valueOf(presented.getCredentials());
        return authenticators.stream()
                .filter(each -> each.recognizes(credential))
                .findFirst()
                .map(each -> each.authenticate(credential))
                .orElseGet(Mono::empty)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no such credential")))
                .map(CallerAuthentication::new);
    }
}

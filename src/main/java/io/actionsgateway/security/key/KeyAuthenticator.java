package io.actionsgateway.security.key;

import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Authenticator;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows the keys in the database. A key that was mistyped is refused without asking there. */
@Component
class KeyAuthenticator implements Authenticator {

    private final KnownKeys keys;
    private final Clock clock;

    KeyAuthenticator(KnownKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public boolean recognizes(String credential) {
        return credential.startsWith(KeyText.PREFIX);
    }

    @Override
    public Mono<ApiCaller> authenticate(String credential) {
        if (!KeyText.isGenuine(credential)) {
            return Mono.error(() -> new BadCredentialsException("an API key with a wrong checksum"));
        }
        return keys.find(KeyText.hash(credential)).map(this::admitted);
    }

    private ApiCaller admitted(Optional<StoredKey> found) {
        StoredKey key = found.orElseThrow(() -> new BadCredentialsException("an API key that does not exist"));
        if (!key.lives(clock.instant())) {
            throw new BadCredentialsException(
                    "API key " + key.caller().keyId() + (key.revoked() ? " is revoked" : " has expired"));
        }
        return key.caller();
    }
}

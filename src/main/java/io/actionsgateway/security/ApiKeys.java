package io.actionsgateway.security;

import io.actionsgateway.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows the API keys by their hashes; compares in constant time. */
@Component
class ApiKeys implements ReactiveAuthenticationManager {

    private final byte @Nullable [] bootstrap;

    ApiKeys(SecurityProperties properties) {
        String hash = properties.bootstrapKeySha256();
        this.bootstrap = hash == null ? null : HexFormat.of().parseHex(hash);
    }

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        if (bootstrap == null
                || !MessageDigest.isEqual(bootstrap, sha256(String.valueOf(presented.getCredentials())))) {
            return Mono.error(new BadCredentialsException("unknown API key"));
        }
        return Mono.just(UsernamePasswordAuthenticationToken.authenticated("bootstrap", null, List.of()));
    }

    private static byte[] sha256(String key) {
        return Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
    }
}

package io.actionsgateway.security.key;

import io.actionsgateway.platform.Digests;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Authenticator;
import io.actionsgateway.security.Grants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Knows the first key by its hash; compares in constant time. Works without the database. */
@Component
class BootstrapKey implements Authenticator {

    private static final ApiCaller CALLER =
            new ApiCaller("key:bootstrap", "bootstrap", "bootstrap", Grants.EVERYTHING, null);

    private final byte @Nullable [] hash;

    BootstrapKey(BootstrapProperties properties) {
        String hex = properties.bootstrapKeySha256();
        this.hash = hex == null ? null : HexFormat.of().parseHex(hex);
    }

    /** Its holder, when that is its name and there is one. */
    Optional<ApiCaller> holder(String id) {
        return hash != null && id.equals(CALLER.keyId()) ? Optional.of(CALLER) : Optional.empty();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean recognizes(String credential) {
        byte[] presented = Digests.sha256().digest(credential.getBytes(StandardCharsets.UTF_8));
        return hash != null && MessageDigest.isEqual(hash, presented);
    }

    @Override
    public Mono<ApiCaller> authenticate(String credential) {
        return Mono.just(CALLER);
    }
}

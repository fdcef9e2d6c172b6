package io.actionsgateway.api.v3.beside;

import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.OwnAnswer;
import io.actionsgateway.platform.Digests;
import io.actionsgateway.security.ApiCaller;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /user}: the caller as an account of GitHub's, so that clients can tell who they are. */
@Component
class Self implements OwnAnswer {

    private static final BigInteger EXACT_IN_EVERY_LANGUAGE = BigInteger.ONE.shiftLeft(53);

    @Override
    public Set<String> operations() {
        return Set.of("users/get-authenticated");
    }

    @Override
    public Mono<DialectAnswer> answer(DialectRequest request) {
        ApiCaller caller = request.caller();
        String user = request.base() + "/user";
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("login", Login.of(caller))
                .put("id", number(caller))
                .put("node_id", "C_" + Long.toString(number(caller), Character.MAX_RADIX))
                .put("avatar_url", "")
                .put("url", user)
                .put("html_url", request.base())
                .put("type", "Bot")
                .put("site_admin", false)
                .put("name", caller.name())
                .putNull("company")
                .putNull("email");
        return Mono.just(DialectAnswer.ok(body.toString()));
    }

    /** The same for all credentials of a subject. */
    private static long number(ApiCaller caller) {
        byte[] digest = Digests.sha256().digest(caller.subject().getBytes(StandardCharsets.UTF_8));
        return new BigInteger(1, digest).mod(EXACT_IN_EVERY_LANGUAGE).longValueExact();
    }
}

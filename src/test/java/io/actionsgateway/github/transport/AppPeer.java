package io.actionsgateway.github.transport;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.json;

import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import io.actionsgateway.github.transport.ScriptedPeer.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A GitHub that knows an App with one installation: hands out tokens for an hour, and makes ETags as GitHub does. */
final class AppPeer {

    private static final String MINT = "/app/installations/42/access_tokens";

    private final Way way;
    private final AtomicInteger minted = new AtomicInteger();
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    private AppPeer(Way way) {
        this.way = way;
    }

    static AppPeer on(Way way) {
        AppPeer app = new AppPeer(way);
        way.peer().always("/repos/octo-org/hello-world/installation", json("{\"id\":42}"));
        way.peer().always(MINT, (request, socket) -> app.mint().play(request, socket));
        return app;
    }

    private Behaviour mint() {
        String token = "ghs_c4n4ry_" + minted.incrementAndGet();
        String expiry = way.time().instant().plus(Duration.ofHours(1)).toString();
        return answer(201, Map.of(), "{\"token\":\"" + token + "\",\"expires_at\":\"" + expiry + "\"}");
    }

    /** A body that stays the same, or a word that it has. */
    Behaviour conditional(String body) {
        return (request, socket) -> {
            String etag = '"' + etag(request, body) + '"';
            boolean same = request.header("if-none-match").filter(etag::equals).isPresent();
            (same ? unchanged : whole).incrementAndGet();
            Map<String, String> headers = Map.of("ETag", etag, "Content-Type", "application/json");
            answer(same ? 304 : 200, headers, body).play(request, socket);
        };
    }

    private static String etag(Request request, String body) {
        String text = request.header("accept").orElseThrow() + ":"
                + request.header("authorization").orElseThrow() + ":" + body;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tokens, whole answers and confirmations so far. */
    String counts() {
        return minted.get() + " tokens, " + whole.get() + " times 200, " + unchanged.get() + " times 304";
    }

    String tokens() {
        return minted.get() + " tokens";
    }
}

package io.actionsgateway.github.transport;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static io.actionsgateway.github.transport.WayCase.app;
import static io.actionsgateway.github.transport.WayCase.token;

import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tokens that end, and tokens that are too new. */
final class IdentityCases {

    private static final int RESOURCES = 10;
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final Behaviour OK = json("{\"id\":7}");
    private static final Behaviour UNKNOWN = answer(404, Map.of(), "{\"message\":\"Not Found\"}");

    private IdentityCases() {}

    static List<WayCase> all() {
        return List.of(
                token("a personal token that GitHub does not take", way -> {
                            way.peer().otherwise(status(401));
                            return way.run();
                        })
                        .gives(1, "Unauthorized", 0),
                app("the first call of an App", way -> {
                            AppPeer peer = AppPeer.on(way);
                            way.peer().otherwise(OK);
                            return way.run() + "; " + way.run() + "; " + peer.tokens();
                        })
                        .gives(4, "run 7; run 7; 1 tokens", 0),
                app("a token that ends in flight", way -> {
                            AppPeer peer = AppPeer.on(way);
                            way.peer().on(Way.RUN, OK, status(401), OK);
                            return way.run() + "; " + way.run() + "; " + peer.tokens();
                        })
                        .gives(6, "run 7; run 7; 2 tokens", 0),
                app("a token that ends before a write", way -> {
                            AppPeer peer = AppPeer.on(way);
                            way.peer().on(Way.DISPATCHES, status(204), status(401), status(204));
                            return way.dispatch() + "; " + way.dispatch() + "; " + peer.tokens();
                        })
                        .gives(6, "dispatched; dispatched; 2 tokens", 2),
                app("a new token that is not known everywhere yet", way -> {
                            AppPeer peer = AppPeer.on(way);
                            way.peer().on(Way.RUN, UNKNOWN, UNKNOWN, UNKNOWN, OK);
                            return way.run() + "; " + peer.tokens();
                        })
                        .gives(6, "run 7; 1 tokens", 14),
                app("a run that is not there, asked with a new token", way -> {
                            AppPeer.on(way);
                            way.peer().otherwise(UNKNOWN);
                            return way.run() + "; " + way.run();
                        })
                        .gives(7, "NotFound; NotFound", 14),
                app("18 reads of 10 resources within 3 h", IdentityCases::rotation)
                        .gives(186, "3 tokens, 10 times 200, 170 times 304", 180 * 60));
    }

    /** Three tokens and three look-ups of the installation, which is remembered for an hour too. */
    private static String rotation(Way way) {
        AppPeer peer = AppPeer.on(way);
        for (int id = 1; id <= RESOURCES; id++) {
            way.peer()
                    .always("/repos/octo-org/hello-world/actions/runs/" + id, peer.conditional("{\"id\":" + id + "}"));
        }
        for (int round = 0; round < 18; round++) {
            for (int id = 1; id <= RESOURCES; id++) {
                if (!way.run(id).equals("run " + id)) {
                    throw new AssertionError("run " + id + " of round " + round);
                }
            }
            way.time().advance(BETWEEN);
        }
        return peer.counts();
    }
}

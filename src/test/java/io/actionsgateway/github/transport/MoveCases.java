package io.actionsgateway.github.transport;

import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.redirect;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static io.actionsgateway.github.transport.WayCase.token;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** Redirects: a renamed repository is followed, nothing else is. */
final class MoveCases {

    private static final String MOVED = "/repositories/42/actions/runs/7";

    private MoveCases() {}

    static List<WayCase> all() {
        return List.of(
                token("a renamed repository", way -> {
                            way.peer()
                                    .on(Way.RUN, redirect(301, way.peer().url(MOVED)))
                                    .on(MOVED, json("{\"id\":7}"));
                            return way.run() + "; " + authorized(way) + " with our token";
                        })
                        .gives(2, "run 7; 2 with our token", 0),
                token("a renamed repository, for a write", way -> {
                            String moved = "/repositories/42/dispatches";
                            way.peer()
                                    .on(Way.DISPATCHES, redirect(307, way.peer().url(moved)));
                            way.peer().on(moved, status(204));
                            String outcome = way.dispatch();
                            var last = way.peer().requests().getLast();
                            return outcome + "; " + last.method() + " "
                                    + last.body().substring(0, 13);
                        })
                        .gives(2, "dispatched; POST {\"ref\":\"main\"", 0),
                refused("a redirect to another host", home -> "https://evil.example" + MOVED),
                refused("a redirect to another scheme", home -> home.replace("http:", "https:") + MOVED),
                token("a redirect to another port", MoveCases::otherPort)
                        .gives(1, "TransportError, refused; 0 requests there", 0),
                refused("a redirect to a metadata service", home -> "http://169.254.169.254" + MOVED),
                refused("a redirect with a user", home -> home.replace("http://", "http://c4n4ry@") + MOVED),
                refused("a redirect out of the repositories", home -> home + "/user"),
                refused("a redirect that climbs", home -> home + "/repositories/42/../../user"),
                refused("a redirect to nowhere", home -> "http://[c4n4ry"),
                token("a redirect that leads to itself", way -> {
                            way.peer().otherwise(redirect(301, way.peer().url(MOVED)));
                            return way.run();
                        })
                        .gives(2, "TransportError, refused", 0),
                token("a redirect that leads on and on", way -> {
                            way.peer()
                                    .otherwise((request, socket) -> redirect(
                                                    301,
                                                    way.peer()
                                                            .url(MOVED
                                                                    + way.peer()
                                                                            .requests()
                                                                            .size()))
                                            .play(request, socket));
                            return way.run();
                        })
                        .gives(4, "TransportError, refused", 0));
    }

    private static WayCase refused(String name, UnaryOperator<String> target) {
        return token(name, way -> {
                    String location = target.apply(way.peer().url(""));
                    way.peer().otherwise(redirect(301, location));
                    return way.run();
                })
                .gives(1, "TransportError, refused", 0);
    }

    private static String otherPort(Way way) throws IOException {
        try (ScriptedPeer other = ScriptedPeer.start()) {
            way.peer().otherwise(redirect(301, URI.create(other.url(MOVED)).toString()));
            return way.run() + "; " + other.requests().size() + " requests there";
        }
    }

    private static long authorized(Way way) {
        return way.peer().requests().stream()
                .filter(request -> request.header("authorization")
                        .filter(value -> value.startsWith("Bearer ghp_c4n4ry"))
                        .isPresent())
                .count();
    }
}

package io.actionsgateway.github.transport;

import static io.actionsgateway.github.transport.ScriptedPeer.answer;
import static io.actionsgateway.github.transport.ScriptedPeer.closeEarly;
import static io.actionsgateway.github.transport.ScriptedPeer.dribble;
import static io.actionsgateway.github.transport.ScriptedPeer.endless;
import static io.actionsgateway.github.transport.ScriptedPeer.hang;
import static io.actionsgateway.github.transport.ScriptedPeer.hangAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.json;
import static io.actionsgateway.github.transport.ScriptedPeer.reset;
import static io.actionsgateway.github.transport.ScriptedPeer.resetAfter;
import static io.actionsgateway.github.transport.ScriptedPeer.status;
import static io.actionsgateway.github.transport.WayCase.token;

import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Peers that are not well, and peers that are not there. */
final class TroubleCases {

    private static final Duration HEADERS = Duration.ofSeconds(12);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Behaviour OK = json("{\"id\":7}");

    private TroubleCases() {}

    static List<WayCase> all() {
        return List.of(
                token("300 reads of a host that answers 502, then it is well", TroubleCases::storm)
                        .givesWithin(
                                20,
                                40,
                                "ServiceUnavailable 502 ... CircuitOpen, again in 30 s; healed: run 7, run 7, run 7",
                                31)
                        .beside(2),
                token("one 503 with Retry-After", way -> {
                            way.peer().then(answer(503, Map.of("Retry-After", "2"), ""), OK);
                            return way.run();
                        })
                        .gives(2, "run 7", 2),
                token("503 to a dispatch", way -> {
                            way.peer().on(Way.DISPATCHES, status(503), status(204));
                            return way.dispatch();
                        })
                        .gives(1, "ServiceUnavailable 503", 0),
                token("no headers, once", way -> {
                            way.peer().then(late(way, hang(), HEADERS), OK);
                            return way.run();
                        })
                        .gives(2, "run 7", 12),
                token("no headers, ever", way -> {
                            way.peer().otherwise(late(way, hang(), HEADERS));
                            return way.run();
                        })
                        .gives(3, "Timeout", 30),
                token("no headers to a dispatch", way -> {
                            way.peer().on(Way.DISPATCHES, late(way, hang(), HEADERS), status(204));
                            return way.dispatch();
                        })
                        .gives(1, "Timeout", 12),
                token("a body that stops", way -> {
                            // No piece, or it might start the wait for the next one anew after the time has passed.
                            way.peer().then(late(way, hangAfter(""), IDLE), OK);
                            return way.run();
                        })
                        .gives(2, "run 7", 10),
                token("a byte a second", way -> {
                            Instant start = way.time().instant();
                            way.peer().then(dribble(100, () -> second(way, start)));
                            return way.run();
                        })
                        .gives(1, "Timeout", 30),
                token("a reset before the answer", way -> {
                            way.peer().then(reset(), OK);
                            return way.run();
                        })
                        .gives(2, "run 7", 0),
                token("a reset before the answer to a dispatch", way -> {
                            way.peer().on(Way.DISPATCHES, reset(), status(204));
                            return way.dispatch();
                        })
                        .gives(1, "TransportError, sent", 0),
                token("a connection that ends before the answer", way -> {
                            way.peer().then(closeEarly(), OK);
                            return way.run();
                        })
                        .gives(2, "run 7", 0),
                token("a body that is cut off, once", way -> {
                            way.peer().then(resetAfter("{\"id\":"), OK);
                            return way.run();
                        })
                        .gives(2, "run 7", 0),
                token("a body that is cut off, each time", way -> {
                            way.peer().otherwise(resetAfter("{\"id\":"));
                            return way.run();
                        })
                        .gives(3, "TransportError, sent", 0),
                token("a body without end", way -> {
                            way.peer().otherwise(endless());
                            return way.run();
                        })
                        .gives(1, "ParseError", 0),
                token("an answer that is not JSON", way -> {
                            way.peer().otherwise(answer(200, Map.of(), "<html>ghs_c4n4ry</html>"));
                            return way.run();
                        })
                        .gives(1, "ParseError", 0),
                token("five equal reads at once", TroubleCases::together)
                        .gives(1, "run 7, run 7, run 7, run 7, run 7", 0),
                token("a call that is given up", TroubleCases::givenUp).gives(1, "closed, 0 in flight", 0),
                token("nobody listens", way -> {
                            way.peer().close();
                            return way.run();
                        })
                        .gives(0, "TransportError, not sent", 0));
    }

    /** Retries cost at most a tenth more; once the breaker is open nothing goes out. */
    private static String storm(Way way) {
        way.peer().otherwise(status(502));
        String first = way.run();
        String last = first;
        for (int i = 1; i < 300; i++) {
            last = way.run();
        }
        int requests = way.peer().requests().size();
        if (requests > 330) {
            throw new AssertionError(requests + " requests for 300 reads");
        }
        way.peer().otherwise(OK);
        way.time().advance(Duration.ofSeconds(31));
        return first + " ... " + last + "; healed: " + way.run() + ", " + way.run() + ", " + way.run();
    }

    /** Lets the time pass until our side gives something up, once it has begun to wait for it. */
    private static Behaviour late(Way way, Behaviour behaviour, Duration limit) {
        return (request, socket) -> {
            Instant now = way.time().instant();
            Thread.ofVirtual().start(() -> {
                Way.await(() -> way.time()
                        .next()
                        .filter(alarm -> !alarm.isAfter(now.plus(limit)))
                        .isPresent());
                way.time().advance(Duration.between(now, way.time().next().orElseThrow()));
            });
            behaviour.play(request, socket);
        };
    }

    /** A second that begins when our side has got all that was sent before, so that it is never silent for long. */
    private static void second(Way way, Instant start) {
        Instant end = start.plusSeconds(30);
        Instant idle = way.time().instant().plus(IDLE);
        Instant next = idle.isBefore(end) ? idle : end;
        if (way.time().instant().isBefore(end)) {
            Way.await(() -> way.time().next().filter(next::equals).isPresent());
            way.time().advance(Duration.ofSeconds(1));
        }
    }

    private static String together(Way way) {
        CountDownLatch asked = new CountDownLatch(1);
        way.peer().otherwise((request, socket) -> {
            Way.await(() -> asked.getCount() == 0);
            OK.play(request, socket);
        });
        List<CompletableFuture<String>> calls =
                Stream.generate(way::beginRun).limit(5).toList();
        asked.countDown();
        return calls.stream()
                .map(call -> call.orTimeout(20, TimeUnit.SECONDS).join())
                .collect(Collectors.joining(", "));
    }

    private static String givenUp(Way way) throws InterruptedException {
        way.peer().otherwise(hang());
        CompletableFuture<String> call = way.beginRun();
        way.peer().awaitRequest();
        call.cancel(false);
        way.peer().awaitGoodbye();
        return "closed, " + way.budget().inFlight() + " in flight";
    }
}

package io.actionsgateway.github.transport.send;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Remembers whether a request has got a connection, TLS included, so that the peer may have seen it. Travels in the Reactor
 * context of one request; thread-safe.
 */
final class Sent {

    private volatile boolean marked;

    Context in(Context context) {
        return context.put(Sent.class, this);
    }

    void mark() {
        marked = true;
    }

    static void mark(ContextView context) {
        context.<Sent>getOrEmpty(Sent.class).ifPresent(Sent::mark);
    }

    boolean isMarked() {
        return marked;
    }
}

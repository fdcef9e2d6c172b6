package io.actionsgateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Finds ports for what has to be told its port before it listens. */
public final class FreePort {

    private FreePort() {}

    /** One that nobody listens on just now. */
    public static int find() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

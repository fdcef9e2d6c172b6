package io.actionsgateway.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before replicas as a Kubernetes service does. A new connection goes to one of those that were ready when last
 * probed and are not being deleted; an open one stays where it is, whatever becomes of its replica. Bytes are passed on
 * and nothing is tried twice.
 */
final class ServiceProxy implements AutoCloseable {

    /** As in the chart. */
    private static final Duration PROBE_PERIOD = Duration.ofSeconds(5);

    private static final int FAILURES = 2;

    private final ServerSocket listener;
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final AtomicLong turn = new AtomicLong();
    private volatile boolean open = true;

    private static final class Endpoint {
        final Server server;
        volatile boolean ready;
        volatile boolean gone;

        Endpoint(Server server) {
            this.server = server;
        }
    }

    ServiceProxy() {
        try {
            listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Probes a replica from now on, and returns once it gets connections. */
    void add(Server server) {
        Endpoint endpoint = new Endpoint(server);
        endpoints.add(endpoint);
        Thread.ofVirtual().start(() -> probe(endpoint));
        Wait.until(Duration.ofMinutes(1), "a replica gets connections", () -> endpoint.ready);
    }

    /** It is being deleted: takes no new connections from now on. */
    void remove(Server server) {
        endpoints.stream().filter(each -> each.server == server).forEach(each -> each.gone = true);
        endpoints.removeIf(each -> each.server == server);
    }

    private void probe(Endpoint endpoint) {
        int failures = 0;
        while (open && !endpoint.gone) {
            failures = endpoint.server.isReady() ? 0 : failures + 1;
            endpoint.ready = failures == 0 || (endpoint.ready && failures < FAILURES);
            Wait.pause(PROBE_PERIOD);
        }
    }

    private void accept() {
        while (open) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        List<Endpoint> ready = endpoints.stream().filter(each -> each.ready).toList();
        Socket replica = new Socket();
        try {
            if (ready.isEmpty()) {
                throw new IOException("no replica is ready");
            }
            Endpoint chosen = ready.get((int) (turn.getAndIncrement() % ready.size()));
            replica.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), chosen.server.port()), 2_000);
            client.setTcpNoDelay(true);
            replica.setTcpNoDelay(true);
        } catch (IOException refused) {
            System.out.println("  a connection was refused: " + refused.getMessage());
            end(client, replica);
            return;
        }
        Thread.ofVirtual().start(() -> pass(client, replica));
        pass(replica, client);
    }

    /** Passes on what one side says, and that it has nothing more to say. */
    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                end(from, to);
            }
        } catch (IOException broken) {
            end(from, to);
        }
    }

    private static void end(Socket... sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                System.out.println("  a connection was gone: " + gone.getMessage());
            }
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

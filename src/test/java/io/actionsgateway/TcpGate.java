package io.actionsgateway;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire to a server that can be cut and mended: stands between the service and its database. */
public final class TcpGate implements Closeable {

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean frozen;

    public TcpGate(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks every connection and refuses new ones. */
    public void cut() {
        cut = true;
        open.forEach(TcpGate::closeQuietly);
    }

    /** Lets nothing pass any more in either direction, and breaks nothing: as when the other end hangs. */
    public void freeze() {
        frozen = true;
    }

    public void mend() {
        cut = false;
        frozen = false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                open.add(client);
                if (cut) {
                    closeQuietly(client);
                } else {
                    Socket server = new Socket(host, port);
                    open.add(server);
                    Thread.ofVirtual().start(() -> copy(client, server));
                    Thread.ofVirtual().start(() -> copy(server, client));
                }
            }
        } catch (IOException closed) {
            closeQuietly(entrance);
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException broken) {
            closeQuietly(from);
        } finally {
            open.remove(from);
        }
    }

    private void pass(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[8192];
        for (int length = from.read(some); length >= 0; length = from.read(some)) {
            if (!frozen) {
                to.write(some, 0, length);
            }
        }
    }

    private static void closeQuietly(Closeable one) {
        try {
            one.close();
        } catch (IOException already) {
            // it is closed, which was the wish
        }
    }
}

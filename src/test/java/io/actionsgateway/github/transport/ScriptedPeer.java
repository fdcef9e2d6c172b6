package io.actionsgateway.github.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other end of a connection, by script: answers HTTP/1.1 on localhost as told, or fails to in the ways that real peers
 * do. What is scripted for a path comes before what is scripted in order; without either it answers 404. Thread-safe.
 */
public final class ScriptedPeer implements AutoCloseable {

    /** What to do with one request. An end by an exception closes the connection. */
    @FunctionalInterface
    public interface Behaviour {
        void play(Request request, Socket socket) throws IOException;
    }

    /** One request as it came; header names are in lower case. */
    public record Request(String method, String target, Map<String, String> headers, String body) {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        public String path() {
            return target.split("\\?", 2)[0];
        }
    }

    private final ServerSocket entrance;
    private final Map<String, Queue<Behaviour>> byPath = new ConcurrentHashMap<>();
    private final Map<String, Behaviour> always = new ConcurrentHashMap<>();
    private final Queue<Behaviour> inOrder = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore goodbyes = new Semaphore(0);
    private volatile Behaviour otherwise = answer(404, Map.of(), "{\"message\":\"Not Found\"}");

    private ScriptedPeer(int port) throws IOException {
        entrance = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public static ScriptedPeer start() {
        return start(0);
    }

    public static ScriptedPeer start(int port) {
        try {
            return new ScriptedPeer(port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A port on which nobody listens; good until somebody takes it. */
    public static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** {@code http://localhost:PORT}, and a path. */
    public String url(String path) {
        return "http://localhost:" + port() + path;
    }

    /** In order, for requests of any path that has no script of its own. */
    public ScriptedPeer then(Behaviour... behaviours) {
        inOrder.addAll(List.of(behaviours));
        return this;
    }

    /** In order, for requests of a path. */
    public ScriptedPeer on(String path, Behaviour... behaviours) {
        byPath.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(behaviours));
        return this;
    }

    /** For each request of a path, when its queue is empty. */
    public ScriptedPeer always(String path, Behaviour behaviour) {
        always.put(path, behaviour);
        return this;
    }

    /** For each request that nothing else is scripted for. */
    public ScriptedPeer otherwise(Behaviour behaviour) {
        otherwise = behaviour;
        return this;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Connections that have been accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Waits until one more request has come than was waited for. */
    public void awaitRequest() throws InterruptedException {
        await(arrivals, "no request came");
    }

    /** Waits until one more connection has been closed by the other side, or broken. */
    public void awaitGoodbye() throws InterruptedException {
        await(goodbyes, "no connection was closed");
    }

    private static void await(Semaphore event, String otherwise) throws InterruptedException {
        if (!event.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new AssertionError(otherwise);
        }
    }

    public static Behaviour json(String body) {
        return answer(200, Map.of("Content-Type", "application/json"), body);
    }

    public static Behaviour status(int status) {
        return answer(status, Map.of(), "");
    }

    public static Behaviour redirect(int status, String location) {
        return answer(status, Map.of("Location", location), "");
    }

    public static Behaviour answer(int status, Map<String, String> headers, String body) {
        return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Behaviour answer(int status, Map<String, String> headers, byte[] body) {
        return (_, socket) -> {
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(head(status, headers, body.length));
            if (status != 304 && status != 204) {
                whole.writeBytes(body);
            }
            out.write(whole.toByteArray());
            out.flush();
        };
    }

    /** Takes the request and says nothing. */
    public static Behaviour hang() {
        return (_, socket) -> untilClosed(socket);
    }

    /** Sends headers and the beginning of a body, and nothing more. */
    public static Behaviour hangAfter(String beginning) {
        return (_, socket) -> {
            write(socket, head(200, Map.of(), 1_000_000));
            write(socket, beginning.getBytes(StandardCharsets.UTF_8));
            untilClosed(socket);
        };
    }

    /** Takes the request and sends a TCP reset. */
    public static Behaviour reset() {
        return (_, socket) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    /** Sends headers and the beginning of a body, then a TCP reset. */
    public static Behaviour resetAfter(String beginning) {
        return (request, socket) -> {
            write(socket, head(200, Map.of(), 1_000_000));
            write(socket, beginning.getBytes(StandardCharsets.UTF_8));
            reset().play(request, socket);
        };
    }

    /** Takes the request and closes the connection without an answer. */
    public static Behaviour closeEarly() {
        return (_, socket) -> socket.close();
    }

    /** Sends a body byte by byte; before each one the hook runs, to move time. */
    public static Behaviour dribble(int bytes, Runnable beforeEach) {
        return (_, socket) -> {
            write(socket, head(200, Map.of(), bytes));
            for (int i = 0; i < bytes; i++) {
                beforeEach.run();
                write(socket, new byte[] {'x'});
            }
        };
    }

    /** Sends a body that does not end, as fast as it is taken. */
    public static Behaviour endless() {
        return (_, socket) -> {
            write(socket, head(200, Map.of(), Long.MAX_VALUE));
            byte[] piece = new byte[8192];
            while (!socket.isClosed()) {
                write(socket, piece);
            }
        };
    }

    private static byte[] head(int status, Map<String, String> headers, long length) {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("Content-Length: ").append(length).append("\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static void untilClosed(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // what still comes does not matter
        }
        throw new EOFException("closed by the other side");
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = entrance.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            open.clear();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                Request request = read(in);
                requests.add(request);
                arrivals.release();
                behaviour(request).play(request, socket);
            }
        } catch (IOException goodbye) {
            goodbyes.release();
        } finally {
            open.remove(socket);
        }
    }

    private Behaviour behaviour(Request request) {
        Queue<Behaviour> own = byPath.get(request.path());
        Behaviour next = own == null ? null : own.poll();
        if (next == null) {
            next = always.get(request.path());
        }
        if (next == null) {
            next = inOrder.poll();
        }
        return next == null ? otherwise : next;
    }

    private static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new EOFException("not HTTP");
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(start[0], start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : new ArrayList<>(open)) {
            socket.close();
        }
    }
}

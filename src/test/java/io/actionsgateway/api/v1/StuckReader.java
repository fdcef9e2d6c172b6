package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Asks for a stream and reads nothing of it until it is too late. */
final class StuckReader implements AutoCloseable {

    private static final int LONGEST_READ_MILLIS = 20_000;
    private static final int BUFFER = 64 * 1024;

    private final Socket socket;

    private StuckReader(Socket socket) {
        this.socket = socket;
    }

    static StuckReader open(ServiceClient service, String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ServiceClient.KEY
                + "\r\nAccept: text/event-stream\r\n\r\n";
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(BUFFER);
            socket.setSoTimeout(LONGEST_READ_MILLIS);
            socket.connect(new InetSocketAddress("localhost", service.port()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new StuckReader(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What had come until the connection was closed, which it must be. */
    String drained() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (IOException reset) {
            assertThat(reset).isNotInstanceOf(SocketTimeoutException.class);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

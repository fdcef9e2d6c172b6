package io.actionsgateway.measure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection over a plain socket: as little client as possible, because it shares the machine
 * with what it measures. Not thread-safe; unusable after an exception.
 */
final class HttpConnection implements AutoCloseable {

    /**
     * An answer.
     *
     * @param body decoded as ISO 8859-1
     */
    record Answer(int status, String body) {}

    private final Socket socket = new Socket();
    private final String host;
    private final InputStream in;
    private final Signer signer = new Signer();
    private byte[] out = new byte[16 * 1024];
    private byte[] buffer = new byte[16 * 1024];
    private boolean ended;

    HttpConnection(int port) throws IOException {
        host = "127.0.0.1:" + port;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            in = socket.getInputStream();
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /** Sends a delivery with GitHub's headers and gives the status of the answer. */
    int post(Delivery delivery) throws IOException {
        String head = "POST /webhooks/github HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: GitHub-Hookshot/044aadd\r\nContent-Type: application/json\r\nAccept: */*"
                + "\r\nX-GitHub-Delivery: " + delivery.guid()
                + "\r\nX-GitHub-Event: " + delivery.event()
                + "\r\nX-GitHub-Hook-ID: 292430182\r\nX-GitHub-Hook-Installation-Target-ID: 79929171"
                + "\r\nX-GitHub-Hook-Installation-Target-Type: organization"
                + "\r\nX-Hub-Signature-256: " + signer.sign(delivery.body())
                + "\r\nContent-Length: " + delivery.body().length + "\r\n\r\n";
        return send(head, delivery.body()).status();
    }

    Answer get(String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nAccept: application/json\r\nAuthorization: Bearer measure-key\r\n\r\n";
        return send(head, new byte[0]);
    }

    /** Whether the last answer was the last on this connection, because the server said so. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @SuppressWarnings("deprecation") // The only copy of ASCII text into an array that makes no other array.
    private Answer send(String head, byte[] body) throws IOException {
        int length = head.length() + body.length;
        if (out.length < length) {
            out = new byte[length];
        }
        head.getBytes(0, head.length(), out, 0);
        System.arraycopy(body, 0, out, head.length(), body.length);
        socket.getOutputStream().write(out, 0, length);
        return receive();
    }

    private Answer receive() throws IOException {
        int read = 0;
        int end = -1;
        while (end < 0) {
            read += more(read);
            end = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        }
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(head.substring(9, 12));
        ended = head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
        int length = end + 4 + contentLength(head);
        while (read < length) {
            read += more(read);
        }
        return new Answer(status, new String(buffer, end + 4, length - end - 4, StandardCharsets.ISO_8859_1));
    }

    private int more(int read) throws IOException {
        if (read == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * read);
        }
        int count = in.read(buffer, read, buffer.length - read);
        if (count < 0) {
            throw new EOFException("closed by the server");
        }
        return count;
    }

    private static int contentLength(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at < 0 && lower.contains("transfer-encoding: chunked")) {
            throw new IOException("a chunked answer, which this client does not read");
        }
        if (at < 0) {
            return 0;
        }
        int end = lower.indexOf('\r', at + 2);
        return Integer.parseInt(
                lower.substring(at + 17, end < 0 ? lower.length() : end).strip());
    }
}

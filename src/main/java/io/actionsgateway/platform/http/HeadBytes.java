package io.actionsgateway.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;

/**
 * Looks at the bytes of heads before they are decoded, for what is gone afterwards: headers that go on in a second line,
 * and how a request began that is too long to be read. Cuts what comes in after each head, so that {@link HeadGuard}, which
 * sees the decoded messages, can say in time what the next bytes are. One for each connection, on its event loop.
 */
final class HeadBytes extends ChannelInboundHandlerAdapter {

    private static final int BEGINNING = 40;

    private final byte[] beginning = new byte[BEGINNING];
    private final ByteProcessor head = this::readHead;
    private int begun;
    private int column;
    private long left;
    private boolean inHead = true;
    private boolean folded;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            context.fireChannelRead(message);
            return;
        }
        while (true) {
            int length = length(bytes);
            if (length == bytes.readableBytes()) {
                context.fireChannelRead(bytes);
                return;
            }
            context.fireChannelRead(bytes.readRetainedSlice(length));
        }
    }

    /** Of the next piece: a head, or what is left of a body; lines, where nobody said how long that is. */
    private int length(ByteBuf bytes) {
        if (!inHead && left > 0) {
            int length = (int) Math.min(left, bytes.readableBytes());
            left -= length;
            return length;
        }
        int last = bytes.forEachByte(inHead ? head : ByteProcessor.FIND_LF);
        return last < 0 ? bytes.readableBytes() : last + 1 - bytes.readerIndex();
    }

    /** The next bytes are a head. */
    void headBegins() {
        inHead = true;
        folded = false;
        begun = 0;
        column = 0;
    }

    /** The next bytes are a body of that length; negative: of a length that is not known. */
    void headEnds(long bodyLength) {
        inHead = false;
        left = bodyLength;
    }

    boolean isInBody() {
        return !inHead;
    }

    boolean isFolded() {
        return folded;
    }

    /** The first bytes of the head. */
    String beginning() {
        return new String(beginning, 0, begun, StandardCharsets.ISO_8859_1);
    }

    /** Stops at an empty line. */
    private boolean readHead(byte next) {
        if (begun < BEGINNING) {
            beginning[begun++] = next;
        }
        if (next == '\n') {
            boolean empty = column == 0;
            column = 0;
            return !empty;
        }
        if (column == 0 && (next == ' ' || next == '\t')) {
            folded = true;
        }
        if (next != '\r') {
            column++;
        }
        return true;
    }
}

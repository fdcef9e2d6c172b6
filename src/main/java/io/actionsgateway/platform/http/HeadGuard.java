package io.actionsgateway.platform.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a harmless request in the place of one whose head breaks the {@link HeadRules}; {@link RefusedHeads} answers it like
 * any other failure. Nothing more is read from that connection. One for each connection, on its event loop.
 */
final class HeadGuard extends ChannelDuplexHandler {

    /** Names the refusal in the request that is put in; no client can send a header of that name. */
    static final String REFUSED = ":refused";

    private static final String DIALECT = "/api/v3/";
    private static final int LINGER_MILLIS = 1_000;

    private final HeadBytes bytes;
    private final HeadRules rules;
    private boolean refused;
    private boolean closing;

    HeadGuard(HeadBytes bytes, HeadRules rules) {
        this.bytes = bytes;
        this.rules = rules;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused || closing) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            Refusal refusal = refusal(request);
            if (refusal != null) {
                refused = true;
                putIn(context, request, refusal);
                return;
            }
            bytes.headEnds(HttpUtil.getContentLength(request, -1L));
        }
        if (message instanceof LastHttpContent) {
            bytes.headBegins();
        }
        context.fireChannelRead(message);
    }

    private @Nullable Refusal refusal(HttpRequest request) {
        Refusal refusal = rules.check(request);
        return refusal == null && bytes.isFolded() ? Refusal.FOLDED : refusal;
    }

    private void putIn(ChannelHandlerContext context, HttpRequest request, Refusal refusal) {
        boolean head = request.method().equals(HttpMethod.HEAD);
        HttpRequest harmless = new DefaultHttpRequest(
                HttpVersion.HTTP_1_1,
                head ? HttpMethod.HEAD : HttpMethod.GET,
                isDialect(request) ? DIALECT : "/",
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        harmless.headers()
                .set(HttpHeaderNames.HOST, "localhost")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(REFUSED, refusal.name());
        ReferenceCountUtil.release(request);
        context.fireChannelRead(harmless);
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private boolean isDialect(HttpRequest request) {
        String beginning = bytes.beginning().toLowerCase(Locale.ROOT);
        return Stream.of(request.uri(), beginning.substring(beginning.indexOf(' ') + 1))
                .anyMatch(target -> target.startsWith("/api/v3") || target.startsWith("/api/graphql"));
    }

    /** Reads on for a moment before it closes within a request: bytes that nobody reads would destroy the answer on its way. */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (closing || !(refused || bytes.isInBody()) || !(context.channel() instanceof DuplexChannel channel)) {
            end(context, promise);
            return;
        }
        closing = true;
        channel.config().setAutoRead(true);
        var _ = channel.shutdownOutput();
        var _ = context.executor().schedule(() -> end(context, promise), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void end(ChannelHandlerContext context, ChannelPromise promise) {
        var _ = context.close(promise);
    }
}

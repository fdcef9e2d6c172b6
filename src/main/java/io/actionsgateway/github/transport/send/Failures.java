package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.address.GuardedAddresses;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.CodecException;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** Puts the network's failures into our words. A URL never gets into a message, nor a cause that has one. */
final class Failures {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Failures() {}

    static Throwable of(Throwable failure, String host, Sent sent) {
        Throwable inner = failure instanceof WebClientRequestException ? failure.getCause() : null;
        Throwable cause = inner == null ? failure : inner;
        return switch (cause) {
            case GitHubException ours -> ours;
            case GuardedAddresses.OutOfReach _ -> refused(host + " leads to an address that is not allowed");
            case PoolAcquirePendingLimitException _ ->
                new GitHubException.RateLimited(GitHubException.RateLimited.Reason.QUEUE_FULL, SOON);
            case PoolAcquireTimeoutException _ ->
                new GitHubException.RateLimited(GitHubException.RateLimited.Reason.BUSY, SOON);
            case IOException network -> broken(network, host, sent);
            case CodecException network -> broken(network, host, sent);
            case IllegalArgumentException garbage when sent.isMarked() -> broken(garbage, host, sent);
            case ChannelException network -> broken(network, host, sent);
            default ->
                new GitHubException.Internal(
                        "Asking " + host + " failed: " + cause.getClass().getSimpleName(), cause);
        };
    }

    /** Without a cause: nothing is broken, and asking again would not help. */
    static GitHubException refused(String what) {
        return new GitHubException.TransportError(what + ": refused.", false, null);
    }

    private static GitHubException broken(Exception network, String host, Sent sent) {
        String what = sent.isMarked() ? "The connection to " + host + " broke" : host + " could not be reached";
        String kind = network.getClass().getSimpleName();
        return new GitHubException.TransportError(what + ": " + kind + ".", sent.isMarked(), network);
    }
}

package io.actionsgateway.github.transport.send;

import io.actionsgateway.platform.address.GuardedAddresses;
import io.actionsgateway.platform.address.Reach;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.stereotype.Component;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * Our connections: one pool for the API, others for storage, so that downloads never take a place from calls. Nothing is
 * followed, repeated or remembered by the client itself.
 */
@Component
final class Connections implements DisposableBean {

    private final LoopResources loops;
    private final ConnectionProvider apiPool;
    private final ConnectionProvider storagePool;
    private final ConnectionProvider ownStoragePool;
    private final GuardedAddresses named;
    private final GuardedAddresses listed;
    private final HttpLimits limits;
    private final StorageProperties storage;

    Connections(ReactorResourceFactory resources, HttpLimits limits, StorageProperties storage) {
        this.limits = limits;
        this.storage = storage;
        this.loops = resources.getLoopResources();
        this.apiPool = pool("github-api", limits.maxConnections(), limits.maxPending(), limits, true);
        this.storagePool = pool("github-storage", storage.concurrency(), storage.concurrency(), limits, false);
        this.ownStoragePool = pool("github-own-storage", storage.concurrency(), storage.concurrency(), limits, false);
        this.named = addresses(_ -> Reach.INSIDE_TOO);
        this.listed = addresses(host -> storage.allowsPrivateAddresses(host) ? Reach.INSIDE_TOO : Reach.PUBLIC);
    }

    /** To the API. Its hosts stand in the configuration, so they may be inside the house. */
    HttpClient api() {
        return client(apiPool, named, limits.connect())
                .compress(true)
                .doOnRequest((request, _) -> Sent.mark(request.currentContextView()));
    }

    /** To storage elsewhere. */
    HttpClient storage() {
        return client(storagePool, listed, storage.connect());
    }

    /** To storage at the API's own host. */
    HttpClient ownStorage() {
        return client(ownStoragePool, named, storage.connect());
    }

    /** A repetition by the client itself would repeat a POST too, unseen by our own rules. */
    private HttpClient client(ConnectionProvider pool, GuardedAddresses addresses, Duration connect) {
        return HttpClient.create(pool)
                .runOn(loops)
                .resolver(addresses)
                .protocol(HttpProtocol.HTTP11)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connect.toMillis()))
                .option(ChannelOption.SO_KEEPALIVE, true)
                .followRedirect(false)
                .disableRetry(true);
    }

    private GuardedAddresses addresses(Function<String, Reach> reaches) {
        return new GuardedAddresses(
                NameResolverProvider.builder().build().newNameResolverGroup(loops, LoopResources.DEFAULT_NATIVE),
                reaches);
    }

    private static ConnectionProvider pool(
            String name, int connections, int pending, HttpLimits limits, boolean metrics) {
        return ConnectionProvider.builder(name)
                .maxConnections(connections)
                .pendingAcquireMaxCount(pending)
                .pendingAcquireTimeout(limits.pendingTimeout())
                .maxIdleTime(limits.maxIdle())
                .maxLifeTime(limits.maxLife())
                .evictInBackground(limits.maxIdle())
                .disposeInactivePoolsInBackground(limits.maxLife(), limits.maxLife())
                .lifo()
                .metrics(metrics)
                .build();
    }

    @Override
    public void destroy() {
        apiPool.dispose();
        storagePool.dispose();
        ownStoragePool.dispose();
        named.close();
        listed.close();
    }
}

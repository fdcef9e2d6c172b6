package io.actionsgateway.platform.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.resolver.SimpleNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names are judged by where they lead, at the look-up that the connection uses. */
class GuardedAddressesTests {

    private static final Map<String, List<String>> DNS = Map.of(
            "logs.blob.core.windows.net", List.of("20.60.1.1"),
            "evil.blob.core.windows.net", List.of("169.254.169.254"),
            "mixed.blob.core.windows.net", List.of("20.60.1.1", "10.0.0.1"),
            "minio.corp", List.of("10.0.0.1"));

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final GuardedAddresses guard =
            new GuardedAddresses(new Names(), host -> host.equals("minio.corp") ? Reach.INSIDE_TOO : Reach.PUBLIC);

    @AfterEach
    void end() {
        guard.close();
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void letsPublicNamesThrough() throws InterruptedException {
        assertThat(resolve(InetSocketAddress.createUnresolved("logs.blob.core.windows.net", 443)))
                .isEqualTo("20.60.1.1");
    }

    @Test
    void letsNamesInsideThroughWhenTheyAreTrusted() throws InterruptedException {
        assertThat(resolve(InetSocketAddress.createUnresolved("minio.corp", 443)))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void refusesNamesThatLeadInside() throws InterruptedException {
        assertThat(resolve(InetSocketAddress.createUnresolved("evil.blob.core.windows.net", 443)))
                .isEqualTo(GuardedAddresses.OutOfReach.class);
        assertThat(resolve(InetSocketAddress.createUnresolved("mixed.blob.core.windows.net", 443)))
                .isEqualTo(GuardedAddresses.OutOfReach.class);
    }

    @Test
    void refusesLiteralsThatNeedNoLookUp() throws InterruptedException {
        assertThat(resolve(new InetSocketAddress(InetAddress.ofLiteral("169.254.169.254"), 80)))
                .isEqualTo(GuardedAddresses.OutOfReach.class);
        assertThat(resolve(new InetSocketAddress(InetAddress.ofLiteral("::1"), 80)))
                .isEqualTo(GuardedAddresses.OutOfReach.class);
    }

    @Test
    void passesOnThatANameIsUnknown() throws InterruptedException {
        assertThat(resolve(InetSocketAddress.createUnresolved("nowhere.example", 443)))
                .isEqualTo(UnknownHostException.class);
    }

    private Object resolve(InetSocketAddress address) throws InterruptedException {
        var all = guard.getResolver(loop).resolveAll(address).await();
        var one = guard.getResolver(loop).resolve(address).await();
        assertThat(one.isSuccess()).isEqualTo(all.isSuccess());
        return all.isSuccess()
                ? one.getNow().getAddress().getHostAddress()
                : all.cause().getClass();
    }

    /** A name server with a few entries. */
    private static final class Names extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetSocketAddressResolver(executor, new SimpleNameResolver<>(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> promise) throws Exception {
                    promise.setSuccess(addresses(name).getFirst());
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> promise) throws Exception {
                    promise.setSuccess(addresses(name));
                }
            });
        }

        private static List<InetAddress> addresses(String name) throws UnknownHostException {
            List<InetAddress> found = new ArrayList<>();
            for (String literal : DNS.getOrDefault(name, List.of())) {
                found.add(InetAddress.ofLiteral(literal));
            }
            if (found.isEmpty()) {
                throw new UnknownHostException(name);
            }
            return found;
        }
    }
}

package io.actionsgateway.platform.address;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;

/**
 * Looks host names up and refuses those that lead where they must not. The check and the connection use the same look-up,
 * so a name cannot change its mind in between. IP literals, which are not looked up, pass here too. Thread-safe.
 */
public final class GuardedAddresses extends AddressResolverGroup<InetSocketAddress> {

    /** A host leads to an address out of its reach. */
    public static final class OutOfReach extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        OutOfReach(String host) {
            super(host + " leads to an address that is not allowed");
        }
    }

    private final AddressResolverGroup<InetSocketAddress> names;
    private final Function<String, Reach> reaches;

    /**
     * Guards look-ups.
     *
     * @param names looks names up; closed together with this
     * @param reaches how far a host, by its name or literal, may lead
     */
    public GuardedAddresses(AddressResolverGroup<InetSocketAddress> names, Function<String, Reach> reaches) {
        this.names = names;
        this.reaches = reaches;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Guard(executor, names.getResolver(executor));
    }

    @Override
    public void close() {
        super.close();
        names.close();
    }

    private final class Guard extends AbstractAddressResolver<InetSocketAddress> {
        private final AddressResolver<InetSocketAddress> lookUp;

        Guard(EventExecutor executor, AddressResolver<InetSocketAddress> lookUp) {
            super(executor, InetSocketAddress.class);
            this.lookUp = lookUp;
        }

        /** Never, or literals would not be looked at. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress asked, Promise<InetSocketAddress> promise) {
            Promise<List<InetSocketAddress>> all = executor().newPromise();
            doResolveAll(asked, all);
            pass(all, promise, List::getFirst);
        }

        @Override
        protected void doResolveAll(InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
            if (!asked.isUnresolved()) {
                settle(asked, List.of(asked), promise);
                return;
            }
            Promise<List<InetSocketAddress>> found = executor().newPromise();
            var _ = found.addListener((Future<List<InetSocketAddress>> done) -> {
                if (done.isSuccess()) {
                    settle(asked, done.getNow(), promise);
                } else {
                    promise.tryFailure(done.cause());
                }
            });
            var _ = lookUp.resolveAll(asked, found);
        }

        private void settle(
                InetSocketAddress asked, List<InetSocketAddress> found, Promise<List<InetSocketAddress>> promise) {
            Reach reach = reaches.apply(asked.getHostString());
            boolean allowed = !found.isEmpty()
                    && found.stream().allMatch(one -> one.getAddress() != null && reach.allows(one.getAddress()));
            if (allowed) {
                promise.trySuccess(found);
            } else {
                promise.tryFailure(new OutOfReach(asked.getHostString()));
            }
        }

        private static <A, B> void pass(Promise<A> from, Promise<B> to, Function<A, B> change) {
            var _ = from.addListener((Future<A> done) -> {
                if (done.isSuccess()) {
                    to.trySuccess(change.apply(done.getNow()));
                } else {
                    to.tryFailure(done.cause());
                }
            });
        }
    }
}

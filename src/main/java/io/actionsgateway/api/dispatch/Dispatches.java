package io.actionsgateway.api.dispatch;

import io.actionsgateway.api.error.ReplayRefusal;
import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.api.policy.ServingHost;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.dispatch.Claimed;
import io.actionsgateway.run.dispatch.DispatchKind;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchRequest;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Starts runs. A wish is entered in the ledger before anything is asked of GitHub, and is asked once, whatever happens; a
 * key that is known is answered from the ledger alone. A caller who goes away stops nothing. Thread-safe; never blocks.
 */
@Service
public class Dispatches {

    private final DispatchLedger ledger;
    private final DispatchCall call;
    private final ServingHost hosts;
    private final Outgoing outgoing;

    Dispatches(DispatchLedger ledger, DispatchCall call, ServingHost hosts, Outgoing outgoing) {
        this.ledger = ledger;
        this.call = call;
        this.hosts = hosts;
        this.outgoing = outgoing;
    }

    /**
     * Starts a run, unless the key has started one, or may have.
     *
     * @param place who wants it, and where
     * @param wish what
     * @return what is known afterwards; the run need not be. Fails with {@link ReplayRefusal.AnotherRequest}, with a
     *     refusal of this service's rules, or with GitHub's: then nothing was started, and the ledger says why
     */
    public Mono<Dispatched> start(DispatchPlace place, DispatchWish wish) {
        return hosts.of(place.repository())
                .flatMap(host -> start(place, wish, host))
                .contextWrite(outgoing.as(place.caller(), place.requestId()))
                .cache();
    }

    private Mono<Dispatched> start(DispatchPlace place, DispatchWish wish, GitHubHost host) {
        boolean queued = host.enterpriseServer() && wish.correlationInput() == null;
        return BlockingBridge.call(() -> claim(place, request(place, wish, host), queued))
                .flatMap(claimed -> switch (claimed) {
                    case Claimed.Ours ours ->
                        call.send(ours.attempt(), place, wish, queued).map(entry -> new Dispatched(entry, false));
                    case Claimed.Known known -> Mono.just(new Dispatched(known.entry(), true));
                    case Claimed.Another ignored -> Mono.error(new ReplayRefusal.AnotherRequest());
                });
    }

    private Claimed claim(DispatchPlace place, DispatchRequest request, boolean queued) {
        String key = place.key();
        return key == null ? new Claimed.Ours(ledger.requested(request, queued)) : ledger.claim(request, key, queued);
    }

    private static DispatchRequest request(DispatchPlace place, DispatchWish wish, GitHubHost host) {
        DispatchRequest request = new DispatchRequest(
                DispatchKind.DISPATCH,
                host.name(),
                place.repository().toString(),
                place.workflow(),
                wish.ref(),
                null,
                place.caller().subject(),
                place.caller().keyId(),
                place.requestId());
        return request.withInputs(wish.digest(), wish.correlationInput());
    }
}

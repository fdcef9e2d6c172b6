package io.actionsgateway.webhook.intake;

import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.WebhookRefusal;
import io.actionsgateway.webhook.inbox.Delivery;
import io.actionsgateway.webhook.inbox.GroupCommit;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where GitHub delivers. Answers 202 once the delivery is durable and not before; GitHub never delivers again by itself.
 *
 * @see <a href="https://docs.github.com/webhooks/using-webhooks/best-practices-for-using-webhooks">Best practices</a>
 */
@RestController
class WebhookController {

    private final HookSignatures signatures;
    private final ByteBudget budget;
    private final GroupCommit inbox;
    private final long maxBody;
    private final Duration bodyTimeout;

    WebhookController(HookSignatures signatures, ByteBudget budget, GroupCommit inbox, WebhookProperties properties) {
        this.signatures = signatures;
        this.budget = budget;
        this.inbox = inbox;
        this.maxBody = properties.maxBody().toBytes();
        this.bodyTimeout = properties.deadline().minus(properties.storeTimeout());
    }

    @PostMapping("/webhooks/github")
    Mono<ResponseEntity<Receipt>> receive(ServerHttpRequest request) {
        return receive("default", request);
    }

    @PostMapping("/webhooks/github/{hook}")
    Mono<ResponseEntity<Receipt>> receive(@PathVariable String hook, ServerHttpRequest request) {
        return Mono.defer(() -> {
            HookSignatures.Check check = signatures.open(hook);
            if (check == null) {
                throw new WebhookRefusal.UnknownHook();
            }
            DeliveryHeaders headers = DeliveryHeaders.read(request.getHeaders());
            return store(hook, request, headers, check);
        });
    }

    private Mono<ResponseEntity<Receipt>> store(
            String hook, ServerHttpRequest request, DeliveryHeaders headers, HookSignatures.Check check) {
        ByteBudget.Share share = budget.open();
        BodyReader reader =
                new BodyReader(check, share, maxBody, request.getHeaders().getContentLength());
        return request.getBody()
                .doOnNext(reader::take)
                .then(Mono.fromSupplier(() -> authentic(hook, headers, check, reader)))
                .timeout(bodyTimeout)
                .onErrorMap(TimeoutException.class, late -> new WebhookRefusal.TooSlow())
                .doOnError(failure -> share.close())
                .doOnCancel(share::close)
                .flatMap(delivery -> inbox.store(delivery, share::close))
                .map(WebhookController::receipt);
    }

    private static Delivery authentic(
            String hook, DeliveryHeaders headers, HookSignatures.Check check, BodyReader reader) {
        if (!check.passes(headers.signature())) {
            throw new WebhookRefusal.NotAuthentic();
        }
        return new Delivery(
                hook, headers.guid(), headers.event(), headers.formEncoded(), reader.body(), reader.sha256Digest());
    }

    private static ResponseEntity<Receipt> receipt(boolean stored) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(stored ? Receipt.STORED : Receipt.KNOWN);
    }

    /** The body of a 202, which GitHub shows beside the delivery. */
    record Receipt(String result) {
        static final Receipt STORED = new Receipt("stored");
        static final Receipt KNOWN = new Receipt("already stored");
    }
}

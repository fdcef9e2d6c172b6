package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.hook.Parcel.Damage;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers what is due for one hook and logs how it ended. Never tries again, like GitHub. */
final class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final Webhook hook;
    private final Post post;

    Sender(Webhook hook, Post post) {
        this.hook = hook;
        this.post = post;
    }

    /** Blocks until the receiver has answered. */
    void deliver(Parcel parcel) {
        Letter letter = LetterWriter.write(hook, parcel).orElse(null);
        Reply reply = letter == null || parcel.damage() == Damage.LOST
                ? Reply.unreachable(Duration.ZERO)
                : post.courier().carry(letter);
        if (parcel.logged() && !hook.outbox().isClosed()) {
            finish(parcel, letter, reply);
        }
    }

    /** Logs what was never sent, so that it can be sent again. */
    void giveUp(Parcel parcel) {
        finish(parcel, null, Reply.crowdedOut());
    }

    private void finish(Parcel parcel, @Nullable Letter letter, Reply reply) {
        Message message = parcel.message();
        hook.answered(reply);
        post.log()
                .add(new Delivery(
                        parcel.id(),
                        hook.id(),
                        message,
                        parcel.handedOverAt(),
                        parcel.redelivery(),
                        letter == null ? hook.config().url() : letter.url(),
                        letter == null ? Map.of() : letter.headers(),
                        reply));
        if (!reply.isOk()) {
            log.warn("Delivery {} ({} {}): {}", message.guid(), message.event(), message.action(), reply.status());
        }
    }
}

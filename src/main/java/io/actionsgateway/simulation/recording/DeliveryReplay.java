package io.actionsgateway.simulation.recording;

import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.Timeline;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Delivers what was recorded once more, signed anew, one at a time: under the same GUIDs, with the same bodies.
 *
 * {@snippet :
 * ReplayReport report = DeliveryReplay.of(recording, new Hook(receiver, secret))
 *         .under(Chaos.seeded(7))
 *         .start(timeline)
 *         .get();
 * }
 *
 * @param recording whose deliveries are sent
 * @param hook where to, and the secret they are signed with
 * @param speed how fast
 * @param chaos what goes wrong on the way
 */
public record DeliveryReplay(Recording recording, Hook hook, Speed speed, Chaos chaos) {

    /**
     * In order, each as soon as the one before has been answered.
     *
     * @param recording whose deliveries are sent
     * @param hook where to
     * @return a replay to go on from
     */
    public static DeliveryReplay of(Recording recording, Hook hook) {
        return new DeliveryReplay(recording, hook, Speed.UNPACED, Chaos.none());
    }

    /**
     * Goes at another speed.
     *
     * @param other how fast
     * @return this replay, at it
     */
    public DeliveryReplay at(Speed other) {
        return new DeliveryReplay(recording, hook, other, chaos);
    }

    /**
     * Goes wrong on the way.
     *
     * @param trouble how
     * @return this replay, under it
     */
    public DeliveryReplay under(Chaos trouble) {
        return new DeliveryReplay(recording, hook, speed, trouble);
    }

    /**
     * Begins. A sending succeeds when its answer is of the recorded kind, 2xx where none was recorded, and 4xx when it was
     * corrupted.
     *
     * @param timeline makes the pace
     * @return the report, once all has been answered; it never fails by itself
     */
    public CompletableFuture<ReplayReport> start(Timeline timeline) {
        List<Sending> sendings = chaos.over(recording.deliveries());
        DeliverySender sender = new DeliverySender(hook, sendings.size());
        sendings.forEach(sending -> sender.schedule(sending, speed.until(sending.due()), timeline));
        return sender.report();
    }
}

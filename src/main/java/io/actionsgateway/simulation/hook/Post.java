package io.actionsgateway.simulation.hook;

import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.World;
import java.time.Duration;

/**
 * What all hooks share to deliver.
 *
 * @param world whose time it is
 * @param ids of attempts; guarded by the world
 * @param courier carries
 * @param log keeps what was delivered
 * @param chaos decides what goes wrong
 * @param pending what is under way
 * @param mostWaiting deliveries for one hook, before the oldest is given up
 */
record Post(
        World world, Ids ids, Courier courier, DeliveryLog log, DeliveryChaos chaos, Pending pending, int mostWaiting) {

    /** Does something later, while nothing else moves. */
    void later(Duration delay, Runnable move) {
        world.timeline().after(delay, () -> world.change(move));
    }
}

package io.actionsgateway.platform.duty;

import java.time.Duration;

/** Work that one replica at a time does for all of them, turn after turn. A bean of this type is performed by itself. */
public interface Duty {

    /**
     * Names it; the same on all replicas.
     *
     * @return such as {@code webhook-sweep}, at most 40 letters and hyphens
     */
    String name();

    /**
     * Does some of it. Blocking, on a virtual thread that is interrupted when the duty passes on.
     *
     * @param tenure says whether it is still ours: to be asked before each effect
     * @return pause until the next turn
     */
    Duration turn(Tenure tenure);
}

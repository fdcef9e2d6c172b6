package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where one play follows the other, while server, port and time go on. Thread-safe. */
public interface Stage {

    /** The present play. */
    Play play();

    /** Ends the play and begins another one; runs, deliveries and faults of the old one are gone. */
    void begin(Scenario scenario);

    Timeline timeline();

    Faults faults();

    /** Where webhooks go, if anywhere. */
    @Nullable
    URI receiver();
}

package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.chaos.Faults;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.recording.Recorder;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import org.jspecify.annotations.Nullable;

/** Where one play follows the other, while server, port and time go on. Thread-safe. */
public interface Stage {

    /** The present play. */
    Play play();

    /** Ends the play and begins another one; runs, deliveries and faults of the old one are gone. */
    void begin(Scenario scenario);

    Timeline timeline();

    Faults faults();

    Recorder recorder();

    /** Where the App's webhooks went from the start, if anywhere. */
    @Nullable
    Hook receiver();
}

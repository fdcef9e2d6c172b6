package io.actionsgateway.stream.log;

import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.watch.RunWatches;
import io.actionsgateway.stream.RunSignals;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What every session works with. */
@Component
record Tools(
        RunLook look,
        RunSignals signals,
        RunWatches watches,
        LogProperties limits,
        LogMetrics metrics,
        Waits waits,
        Clock clock) {}

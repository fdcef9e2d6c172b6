package io.actionsgateway.webhook.event;

import io.actionsgateway.run.RunObservation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the body of a delivery turned out to be. */
public sealed interface Understanding {

    /**
     * The action that the body names.
     *
     * @return GitHub's word, or {@code null}
     */
    @Nullable
    String action();

    /**
     * An event that concerns Actions.
     *
     * @param event which one
     * @param action the action that the body names
     * @param observations what it says of runs and jobs; often nothing
     */
    record Understood(EventType event, @Nullable String action, List<RunObservation> observations)
            implements Understanding {
        /** Takes a copy. */
        public Understood {
            observations = List.copyOf(observations);
        }
    }

    /**
     * An event that this service does not use.
     *
     * @param action the action that the body names
     */
    record Foreign(@Nullable String action) implements Understanding {}

    /**
     * Authentic, but nothing can be made of it.
     *
     * @param action the action that the body names
     * @param reason why
     */
    record Unusable(@Nullable String action, String reason) implements Understanding {}
}

package io.actionsgateway.stream.wait;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this replica looks at the runs that somebody waits for.
 *
 * @param patience how long somebody has waited before GitHub is to be asked: who finds the end at once costs nothing
 * @param renewal how often it is said again that somebody waits
 * @param watch how long GitHub is asked after it was said last; longer than {@code renewal}
 * @param retry pause before another look when the database did not answer
 */
@Validated
@ConfigurationProperties("actions.stream.wait")
record WaitProperties(
        @DefaultValue("1s") Duration patience,
        @DefaultValue("20s") Duration renewal,
        @DefaultValue("60s") Duration watch,
        @DefaultValue("1s") Duration retry) {

    /** Refuses a watch that would end before it is renewed. */
    WaitProperties {
        if (watch.compareTo(renewal) <= 0) {
            throw new IllegalArgumentException("actions.stream.wait.watch must be longer than renewal");
        }
    }
}

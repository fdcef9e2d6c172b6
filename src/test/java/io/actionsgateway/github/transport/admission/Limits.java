package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.admission.AdmissionProperties.Floors;
import io.actionsgateway.github.transport.admission.AdmissionProperties.Slack;
import java.time.Duration;

/** Settings for tests: the defaults, and some that leave a rule out. */
final class Limits {

    static final Floors USUAL_FLOORS = new Floors(0.3, 0.2, 0.1);
    static final Slack USUAL_SLACK = new Slack(0.5, 0.25, 0.1);
    static final Floors NO_FLOORS = new Floors(0, 0, 0);
    static final Slack NO_SLACK = new Slack(0, 0, 0);
    static final Slack NO_PACE = new Slack(1, 1, 1);

    private Limits() {}

    static AdmissionProperties usual() {
        return of(USUAL_FLOORS, USUAL_SLACK);
    }

    static AdmissionProperties of(Floors floors, Slack slack) {
        return of(floors, slack, 50, 64);
    }

    static AdmissionProperties of(Floors floors, Slack slack, int parallel, int slice) {
        return new AdmissionProperties(
                Duration.ofMinutes(1),
                20,
                10,
                slice,
                parallel,
                850,
                Duration.ofSeconds(1),
                Duration.ofSeconds(90),
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofMinutes(15),
                floors,
                slack);
    }
}

package io.actionsgateway.api.v1;

import io.actionsgateway.monitor.HealingView;
import io.actionsgateway.webhook.SweepView;
import java.util.List;

/**
 * How far what was missed has been made good.
 *
 * @param sweeps GitHub's delivery logs, compared with the inbox
 * @param repositories GitHub's lists of runs, compared with our rows
 */
record HealingReport(List<SweepView> sweeps, HealingView repositories) {

    /** Takes a copy. */
    HealingReport {
        sweeps = List.copyOf(sweeps);
    }
}

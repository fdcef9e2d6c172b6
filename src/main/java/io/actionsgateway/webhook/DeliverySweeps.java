package io.actionsgateway.webhook;

import java.util.List;

/** What the sweeper of GitHub's delivery logs has done. Blocking; thread-safe. */
public interface DeliverySweeps {

    /**
     * Lists the hooks whose log has been looked at.
     *
     * @return by name
     */
    List<SweepView> list();
}

package io.actionsgateway.api.v1;

import io.actionsgateway.monitor.Healing;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.webhook.DeliverySweeps;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far what was missed has been made good, over all replicas, and what that has cost. */
@RestController
@RequestMapping("/api/v1/healing")
class HealingController {

    private final DeliverySweeps sweeps;
    private final Healing healing;

    HealingController(DeliverySweeps sweeps, Healing healing) {
        this.sweeps = sweeps;
        this.healing = healing;
    }

    @GetMapping
    HealingReport get(
            @AuthenticationPrincipal ApiCaller caller, @RequestParam MultiValueMap<String, String> parameters) {
        Access.everywhere(caller, Area.ADMINISTRATION, Level.READ);
        new QueryParameters(parameters, Set.of());
        return new HealingReport(sweeps.list(), healing.summary());
    }
}

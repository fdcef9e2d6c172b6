package io.actionsgateway.api.v1;

import io.actionsgateway.github.transport.admission.BudgetView;
import io.actionsgateway.github.transport.admission.Budgets;
import io.actionsgateway.platform.Page;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is left of GitHub's budgets, over all replicas, and what is closed. Open to every caller. */
@RestController
@RequestMapping("/api/v1/budget")
class BudgetController {

    private final Budgets budgets;

    BudgetController(Budgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping
    Page<BudgetView> list(@RequestParam MultiValueMap<String, String> parameters) {
        new QueryParameters(parameters, Set.of());
        return new Page<>(budgets.all(), null);
    }
}

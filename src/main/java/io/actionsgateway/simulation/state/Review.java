package io.actionsgateway.simulation.state;

import io.actionsgateway.simulation.scenario.Account;
import java.util.List;

/**
 * Somebody's word on deployments of a run.
 *
 * @param state {@code approved} or {@code rejected}
 * @param user who said so; for an App its account
 * @param comment what else was said
 * @param environments that were decided on
 */
public record Review(String state, Account user, String comment, List<Environment> environments) {

    public Review {
        environments = List.copyOf(environments);
    }
}

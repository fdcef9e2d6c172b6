package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.state.Repository;
import java.util.List;
import java.util.stream.Stream;

/**
 * An App that may guard environments.
 *
 * @param id GitHub's number of it
 * @param slug its name in addresses
 */
record GuardApp(long id, String slug) {

    /** The App whose installation the twin's repositories have. */
    private static final GuardApp INSTALLED = new GuardApp(App.ID, App.SLUG);

    /** The installed one, and those that guard an environment of the repository already. */
    static List<GuardApp> of(Repository repository) {
        Stream<GuardApp> guarding = repository.environments().stream()
                .flatMap(environment -> environment.rules().stream())
                .map(rule -> new GuardApp(rule.appId(), rule.app()));
        return Stream.concat(Stream.of(INSTALLED), guarding).distinct().toList();
    }
}

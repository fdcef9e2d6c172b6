package io.actionsgateway.simulation;

import io.actionsgateway.simulation.scenario.RepositoryScript;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.util.List;

/** Small scenarios of one repository. */
public final class Scenarios {

    private Scenarios() {}

    /** The usual one, in which nothing has happened yet. */
    public static Scenario withoutHistory() {
        return playing(
                Scenario.helloWorld().repositories().getFirst().workflows().toArray(WorkflowScript[]::new));
    }

    /** {@code octo-org/hello-world} with other workflows. */
    public static Scenario playing(WorkflowScript... workflows) {
        Scenario usual = Scenario.helloWorld();
        RepositoryScript hello = usual.repositories().getFirst();
        RepositoryScript repository = new RepositoryScript(
                hello.id(),
                hello.owner(),
                hello.name(),
                hello.hidden(),
                hello.branches(),
                List.of(workflows),
                hello.environments(),
                hello.variables(),
                hello.secrets(),
                hello.caches(),
                List.of(),
                hello.formerNames());
        return new Scenario(usual.actor(), usual.users(), usual.organizations(), List.of(repository));
    }
}

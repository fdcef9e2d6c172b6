package io.actionsgateway.simulation.control;

import io.actionsgateway.simulation.scenario.EnvironmentScript;
import io.actionsgateway.simulation.scenario.RepositoryScript;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.util.List;

/** Begins again, with the same scenario or another one. */
final class ScenarioControl {

    private final Stage stage;

    private record Plot(String actor, List<Place> repositories) {

        private static Plot of(Scenario scenario) {
            return new Plot(
                    scenario.actor().login(),
                    scenario.repositories().stream().map(Place::of).toList());
        }
    }

    private record Place(String fullName, List<String> branches, List<String> environments, List<File> workflows) {

        private static Place of(RepositoryScript repository) {
            return new Place(
                    repository.owner().login() + "/" + repository.name(),
                    List.copyOf(repository.branches().keySet()),
                    repository.environments().stream()
                            .map(EnvironmentScript::name)
                            .toList(),
                    repository.workflows().stream().map(File::of).toList());
        }
    }

    private record File(String path, List<String> events) {

        private static File of(WorkflowScript workflow) {
            return new File(workflow.path(), workflow.events());
        }
    }

    ScenarioControl(Stage stage) {
        this.stage = stage;
    }

    void register(ControlTable table) {
        table.get("/scenario", "what everything began with", request -> plot())
                .put(
                        "/scenario",
                        "replaces everything by another scenario, which the body tells in YAML",
                        this::replace)
                .post("/reset", "begins again: forgets runs, deliveries, faults and used budgets", request -> {
                    stage.begin(stage.play().scenario());
                    return plot();
                });
    }

    private Plot replace(ControlRequest request) {
        if (request.text().isBlank()) {
            throw ControlProblem.unprocessable("the body is empty; send a scenario in YAML");
        }
        try {
            stage.begin(Scenario.read(request.text()));
        } catch (IllegalArgumentException wrong) {
            throw ControlProblem.unprocessable(String.valueOf(wrong.getMessage()));
        }
        return plot();
    }

    private Plot plot() {
        return Plot.of(stage.play().scenario());
    }
}

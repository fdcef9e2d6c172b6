package io.actionsgateway.simulation.operation;

import io.actionsgateway.description.SettingRules;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a repository of something that happened elsewhere, and starts the workflows that wait for it.
 *
 * @see <a href="https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event">GitHub's operation</a>
 */
final class RepositoryDispatchOperation {

    private final RunSimulator simulator;

    RepositoryDispatchOperation(RunSimulator simulator) {
        this.simulator = simulator;
    }

    void register(Operations operations) {
        operations.on("repos/create-dispatch-event", this::dispatch);
    }

    private ApiAnswer dispatch(ApiRequest request) {
        ObjectNode payload = request.body().withObject("client_payload");
        SettingRules.aboutPayload("client_payload", payload).ifPresent(words -> {
            throw GitHubError.unprocessable(words);
        });
        simulator.repositoryDispatch(
                request.repository(),
                request.caller().account(),
                request.body().path("event_type").asString(""),
                payload);
        return ApiAnswer.noContent();
    }
}

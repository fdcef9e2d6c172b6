package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.setting.Scope;

/** Where GitHub offers the same operations on secrets and variables. */
enum Place {
    REPOSITORY("repo"),
    ENVIRONMENT("environment"),
    ORGANIZATION("org");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** What operations of this place have in their names. */
    String word() {
        return word;
    }

    /** What is set in the place that the path names. */
    Scope scope(ApiRequest request) {
        return switch (this) {
            case REPOSITORY -> request.repository().scope();
            case ENVIRONMENT ->
                request.repository()
                        .environment(request.path("environment_name"))
                        .map(Environment::scope)
                        .orElseThrow(GitHubError::notFound);
            case ORGANIZATION -> request.organization().scope();
        };
    }
}

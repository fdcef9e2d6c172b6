package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.hook.HookOwner;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.Webhook;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;

/** Whose hooks an operation is about. */
enum HookScope {
    REPOSITORY("repos", "/repos/{owner}/{repo}", "repository"),
    ORGANIZATION("orgs", "/orgs/{org}", "organization"),
    APP("apps", "/app", "app");

    private final String area;
    private final String path;
    private final String word;

    HookScope(String area, String path, String word) {
        this.area = area;
        this.path = path;
        this.word = word;
    }

    String area() {
        return area;
    }

    String path() {
        return path;
    }

    String word() {
        return word;
    }

    HookOwner owner(ApiRequest request, Hooks hooks) {
        return switch (this) {
            case REPOSITORY -> new HookOwner.OfRepository(request.repository());
            case ORGANIZATION ->
                new HookOwner.OfOrganization(request.organization().account());
            case APP -> hooks.app().owner();
        };
    }

    /** The hook that the path names. */
    Webhook hook(ApiRequest request, Hooks hooks) {
        return this == APP
                ? hooks.app()
                : hooks.find(owner(request, hooks), request.number("hook_id")).orElseThrow(GitHubError::notFound);
    }
}

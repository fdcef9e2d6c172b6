package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Calls that tests make, and where. */
final class TestCalls {

    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final GitHubHost HOST = new GitHubHost(URI.create("https://api.github.com"));
    static final String LOOK_UP = "apps/get-repo-installation";
    static final String MINT = "apps/create-installation-access-token";

    private TestCalls() {}

    static Call read() {
        return read("octo-org/hello-world");
    }

    static Call read(String repository) {
        return repository(
                Operation.get("actions/list-runs", "/repos/{owner}/{repo}/actions/runs", Permission.ACTIONS_READ),
                repository);
    }

    static Call dispatch() {
        return repository(
                Operation.post("actions/dispatch", "/repos/{owner}/{repo}/dispatches", Permission.ACTIONS_WRITE),
                "octo-org/hello-world");
    }

    static Call variables() {
        return repository(
                Operation.get(
                        "actions/list-repo-variables", "/repos/{owner}/{repo}/actions/variables", Permission.VARIABLES),
                "octo-org/hello-world");
    }

    static Call ofOrganization(String login) {
        Operation operation = Operation.get(
                "actions/list-org-secrets", "/orgs/{org}/actions/secrets", Permission.ORGANIZATION_SECRETS_READ);
        return Call.of(operation, Map.of("org", login), Map.of());
    }

    static Call ofApp() {
        return Call.of(Operation.get("apps/get-authenticated", "/app", Permission.NONE), Map.of(), Map.of());
    }

    static Call ofHost() {
        return Call.of(Operation.get("meta/get", "/meta", Permission.NONE), Map.of(), Map.of());
    }

    private static Call repository(Operation operation, String repository) {
        RepositoryName name = RepositoryName.parse(repository);
        return Call.of(operation, Map.of("owner", name.owner(), "repo", name.name()), Map.of());
    }
}

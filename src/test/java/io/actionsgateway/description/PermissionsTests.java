package io.actionsgateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class PermissionsTests {

    @ParameterizedTest
    @CsvSource({
        "GET, /repos/{owner}/{repo}, metadata=read",
        "GET, /repos/{owner}/{repo}/actions/runs, actions=read",
        "POST, /repos/{owner}/{repo}/actions/runs/{run_id}/rerun, actions=write",
        "GET, /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments, actions=read",
        "POST, /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments, deployments=write",
        "POST, /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule, deployments=write",
        "PUT, /repos/{owner}/{repo}/actions/secrets/{secret_name}, secrets=write",
        "GET, /repos/{owner}/{repo}/actions/organization-variables, actions_variables=read",
        "GET, /repos/{owner}/{repo}/environments/{environment_name}, actions=read",
        "PUT, /repos/{owner}/{repo}/environments/{environment_name}, administration=write",
        "GET, /repos/{owner}/{repo}/environments/{environment_name}/secrets, environments=read",
        "POST, /repos/{owner}/{repo}/environments/{environment_name}/variables, environments=write",
        "GET, /repos/{owner}/{repo}/actions/cache/storage-limit, actions=read",
        "PUT, /repos/{owner}/{repo}/actions/cache/storage-limit, administration=write",
        "POST, /repos/{owner}/{repo}/hooks/{hook_id}/pings, repository_hooks=write",
        "POST, /repos/{owner}/{repo}/dispatches, contents=write",
        "DELETE, /orgs/{org}/actions/secrets/{secret_name}, organization_secrets=write",
        "GET, /orgs/{org}/actions/variables, organization_actions_variables=read",
        "GET, /orgs/{org}/actions/cache/usage, organization_administration=read",
        "PUT, /organizations/{org}/actions/cache/storage-limit, organization_administration=write",
        "GET, /orgs/{org}/hooks, organization_hooks=read",
        "GET, /rate_limit,"
    })
    void areThoseOfGitHubsTable(String method, String path, String permission) {
        assertThat(Permissions.of(HttpMethod.valueOf(method), path)
                        .map(Permission::toString)
                        .orElse(null))
                .isEqualTo(permission);
    }
}

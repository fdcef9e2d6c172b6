package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.access.Caller;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Organization;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's operations on people and organizations. */
final class AccountOperations {

    private static final String BEGINNING = "2026-01-05T08:00:00Z";

    private AccountOperations() {}

    static void register(Operations operations) {
        operations
                .beside(
                        "users/get-authenticated",
                        HttpMethod.GET,
                        "/user",
                        "users/users#get-the-authenticated-user",
                        AccountOperations::self)
                .beside(
                        "users/get-by-username",
                        HttpMethod.GET,
                        "/users/{username}",
                        "users/users#get-a-user",
                        AccountOperations::user)
                .beside(
                        "orgs/get",
                        HttpMethod.GET,
                        "/orgs/{org}",
                        "orgs/orgs#get-an-organization",
                        AccountOperations::organization);
    }

    private static ApiAnswer self(ApiRequest request) {
        return switch (request.caller().kind()) {
            case ANONYMOUS -> throw GitHubError.unauthenticated();
            case INSTALLATION, APP -> throw GitHubError.forbidden("Resource not accessible by integration");
            case UNDECLARED, CLASSIC, FINE_GRAINED ->
                ApiAnswer.ok(profile(request, request.caller().account()));
        };
    }

    private static ApiAnswer user(ApiRequest request) {
        String login = request.path("username");
        Caller caller = request.caller();
        Optional<Account> self =
                Optional.of(caller.account()).filter(each -> each.login().equalsIgnoreCase(login));
        Account account = self.or(() -> request.world().user(login))
                .or(() -> request.world().organization(login).map(Organization::account))
                .orElseThrow(GitHubError::notFound);
        return ApiAnswer.ok(profile(request, account));
    }

    private static ApiAnswer organization(ApiRequest request) {
        Account account = request.organization().account();
        return ApiAnswer.ok(counts(request, account, request.payloads().organization(account))
                .put("html_url", "https://github.com/" + account.login())
                .put("type", "Organization")
                .put("has_organization_projects", true)
                .put("has_repository_projects", true));
    }

    private static ObjectNode profile(ApiRequest request, Account account) {
        return counts(request, account, request.payloads().user(account))
                .put("blog", "")
                .putNull("location")
                .putNull("hireable")
                .putNull("bio")
                .put("public_gists", 0);
    }

    private static ObjectNode counts(ApiRequest request, Account account, ObjectNode target) {
        long repositories = request.world().repositories().stream()
                .filter(each -> each.owner().equals(account) && !each.hidden())
                .count();
        return target.put("name", account.login())
                .putNull("company")
                .putNull("email")
                .put("public_repos", repositories)
                .put("followers", 0)
                .put("following", 0)
                .put("created_at", BEGINNING)
                .put("updated_at", BEGINNING);
    }
}

package io.actionsgateway.simulation.operation.app;

import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.access.Caller;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** GitHub's operations on the App, which is installed where the scenario's first repository lives. */
public final class AppOperations {

    private final Tokens tokens;

    public AppOperations(Tokens tokens) {
        this.tokens = tokens;
    }

    public void register(Operations operations) {
        operations
                .on(
                        "apps/get-authenticated",
                        request -> ApiAnswer.ok(payloads(request).app()))
                .on(
                        "apps/get-repo-installation",
                        request -> installation(request, request.repository().owner()))
                .on(
                        "apps/get-org-installation",
                        request -> installation(request, request.organization().account()))
                .on("apps/create-installation-access-token", new InstallationTokens(tokens)::create)
                .beside(
                        "apps/list-installations",
                        HttpMethod.GET,
                        "/app/installations",
                        "apps/apps#list-installations-for-the-authenticated-app",
                        request -> ApiAnswer.list(List.of(payloads(request).installation())))
                .beside(
                        "apps/get-installation",
                        HttpMethod.GET,
                        "/app/installations/{installation_id}",
                        "apps/apps#get-an-installation-for-the-authenticated-app",
                        AppOperations::get)
                .beside(
                        "apps/list-repos-accessible-to-installation",
                        HttpMethod.GET,
                        "/installation/repositories",
                        "apps/installations#list-repositories-accessible-to-the-app-installation",
                        AppOperations::repositories)
                .beside(
                        "apps/revoke-installation-access-token",
                        HttpMethod.DELETE,
                        "/installation/token",
                        "apps/installations#revoke-an-installation-access-token",
                        this::revoke);
    }

    private static ApiAnswer installation(ApiRequest request, Account owner) {
        if (!owner.equals(home(request.world()))) {
            throw GitHubError.notFound();
        }
        return ApiAnswer.ok(payloads(request).installation());
    }

    private static ApiAnswer get(ApiRequest request) {
        requireInstallation(request);
        return ApiAnswer.ok(payloads(request).installation());
    }

    private static ApiAnswer repositories(ApiRequest request) {
        requireToken(request);
        List<Repository> reached = installed(request.world()).stream()
                .filter(request.caller()::reaches)
                .toList();
        return request.page("repositories", reached, request.payloads()::repository);
    }

    private ApiAnswer revoke(ApiRequest request) {
        requireToken(request);
        tokens.revokeOwn(String.valueOf(request.http().headers().firstHeader(HttpHeaders.AUTHORIZATION)));
        return ApiAnswer.noContent();
    }

    private static void requireToken(ApiRequest request) {
        if (request.caller().kind() != Caller.Kind.INSTALLATION) {
            throw request.caller().anonymous()
                    ? GitHubError.unauthenticated()
                    : GitHubError.forbidden("You must authenticate with an installation access token in order to"
                            + " list repositories for an installation.");
        }
    }

    /** Refuses the number of any other installation. */
    static void requireInstallation(ApiRequest request) {
        if (request.number("installation_id") != App.INSTALLATION_ID) {
            throw GitHubError.notFound();
        }
    }

    /** What the App is installed for. */
    static List<Repository> installed(World world) {
        return world.repositories().stream()
                .filter(each -> each.owner().equals(home(world)))
                .toList();
    }

    private static Account home(World world) {
        return world.repositories().getFirst().owner();
    }

    private static AppPayloads payloads(ApiRequest request) {
        return new AppPayloads(request.payloads(), home(request.world()));
    }
}

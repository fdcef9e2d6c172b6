package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.Actor;
import io.actionsgateway.github.model.AppInstallation;
import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.RepositorySummary;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/**
 * Where our App is installed. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.Unauthorized} when no App is configured that serves everything.
 *
 * @see <a href="https://docs.github.com/rest/apps/installations">Installations</a>
 */
@Service
public class InstallationService {

    private static final Operation INSTALLATIONS =
            Operation.get("apps/list-installations", "/app/installations", Permission.NONE);
    private static final Operation REPOSITORIES = Operation.get(
            "apps/list-repos-accessible-to-installation", "/installation/repositories", Permission.METADATA_READ);
    private static final Listing<AppInstallation> PLACES = Listing.array(AppInstallation.class);
    private static final Listing<RepositorySummary> REACHED = Listing.of("repositories", RepositorySummary.class);

    private final GitHubApi api;

    InstallationService(GitHubApi api) {
        this.api = api;
    }

    /**
     * The repositories of all its installations in organizations.
     *
     * @return page after page, as they are taken
     */
    public Flux<RepositoryName> repositories() {
        return api.all(PLACES, () -> Request.to(INSTALLATIONS, new Subject(Resource.ORGANIZATION, "of the App")))
                .mapNotNull(AppInstallation::account)
                .filter(account -> "Organization".equals(account.type()))
                .concatMap(this::of);
    }

    private Flux<RepositoryName> of(Actor account) {
        return api.all(REACHED, () -> Request.about(REPOSITORIES, new OrganizationName(account.login())))
                .map(repository -> RepositoryName.parse(repository.fullName()));
    }
}

package io.actionsgateway.api.v1;

import io.actionsgateway.github.SettingScope;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.platform.InvalidRequestException;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** Reads where a variable or secret is kept, and holds that against the caller's grants. */
final class SettingPlaces {

    private static final String ENVIRONMENT = "environment";

    private SettingPlaces() {}

    /**
     * A repository, or with {@code ?environment=NAME} one of its environments.
     *
     * @param area of what is kept in the repository itself
     * @throws AccessRefusal when the caller may not do that there
     * @throws InvalidRequestException for other parameters, or a name that no environment can have
     */
    static SettingScope.Within within(
            ApiCaller caller,
            String owner,
            String repo,
            MultiValueMap<String, String> parameters,
            Area area,
            Level level) {
        String environment =
                QueryParameters.unpaged(parameters, Set.of(ENVIRONMENT)).text(ENVIRONMENT);
        if (environment == null) {
            return SettingScope.repository(Access.repository(caller, owner, repo, area, level));
        }
        RepositoryName repository = Access.repository(caller, owner, repo, Area.ENVIRONMENTS, level);
        if (!caller.grants().allowEnvironment(repository.toString(), Area.ENVIRONMENTS, level, environment)) {
            throw new AccessRefusal.Forbidden(
                    ENVIRONMENT, "This caller's grants do not name this environment; ask for a grant that does.");
        }
        return environment(repository, environment);
    }

    /** An organization; takes no parameters. */
    static SettingScope.OfOrganization organization(
            ApiCaller caller, String login, MultiValueMap<String, String> parameters, Area area, Level level) {
        QueryParameters.unpaged(parameters, Set.of());
        return new SettingScope.OfOrganization(Access.organization(caller, login, area, level));
    }

    private static SettingScope.Within environment(RepositoryName repository, String name) {
        try {
            return SettingScope.environment(repository, name);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidRequestException(ENVIRONMENT, "must be the name of an environment");
        }
    }
}

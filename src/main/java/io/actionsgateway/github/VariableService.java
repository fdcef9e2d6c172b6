package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Inputs;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.model.ActionsVariable;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Configuration variables of repositories, environments and organizations. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a variable, {@link GitHubException.Conflict} when there is one of that
 * name, {@link GitHubException.InvalidInputs} for names and values that GitHub would not take, before they are sent;
 * {@link GitHubException.AccessDenied} when our credential lacks a permission. For whom is asked:
 * {@code variables.list(place).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/variables">Variables</a>
 */
@Service
public class VariableService {

    /** Other lists give 100 at once. */
    private static final Listing<ActionsVariable> VARIABLES =
            Listing.of("variables", ActionsVariable.class).upTo(30);

    private static final Operation LIST_FROM_ORGANIZATION = Operation.get(
            "actions/list-repo-organization-variables",
            "/repos/{owner}/{repo}/actions/organization-variables",
            Permission.VARIABLES);

    private static final SelectionOperations SELECTION = SelectionOperations.of(
            Resource.VARIABLE,
            "/orgs/{org}/actions/variables/{name}/repositories",
            Permission.VARIABLES,
            Permission.VARIABLES);

    private final GitHubApi api;

    VariableService(GitHubApi api) {
        this.api = api;
    }

    /**
     * All variables of a place.
     *
     * @param scope where
     * @return with their values
     */
    public Flux<ActionsVariable> list(SettingScope scope) {
        return api.all(VARIABLES, () -> listing(scope));
    }

    /**
     * One page of them.
     *
     * @param scope where
     * @param size 1 to 30
     * @param next of the page before, or {@code null}
     * @return with their values
     */
    public Mono<GitHubPage<ActionsVariable>> page(SettingScope scope, int size, @Nullable String next) {
        return api.page(VARIABLES, () -> listing(scope), size, next);
    }

    /**
     * The organization's variables that a repository may use.
     *
     * @param repository which
     * @return with their values
     */
    public Flux<ActionsVariable> listFromOrganization(RepositoryName repository) {
        return api.all(VARIABLES, () -> Request.about(LIST_FROM_ORGANIZATION, repository));
    }

    /**
     * One page of them.
     *
     * @param repository which
     * @param size 1 to 30
     * @param next of the page before, or {@code null}
     * @return with their values
     */
    public Mono<GitHubPage<ActionsVariable>> pageFromOrganization(
            RepositoryName repository, int size, @Nullable String next) {
        return api.page(VARIABLES, () -> Request.about(LIST_FROM_ORGANIZATION, repository), size, next);
    }

    /**
     * A variable.
     *
     * @param scope where
     * @param name in any case
     * @return with its value
     */
    public Mono<ActionsVariable> get(SettingScope scope, String name) {
        return api.get(() -> about(VariableOperations.of(scope).get(), scope, name), ActionsVariable.class);
    }

    /**
     * Creates a variable; {@link GitHubException.Conflict} when there is one of that name.
     *
     * @param scope a repository or an environment
     * @param name letters, digits and underscores; GitHub makes it upper case
     * @param value up to 48 KB in UTF-8
     * @return when it is there
     */
    public Mono<Void> create(SettingScope.Within scope, String name, String value) {
        return create(scope, name, VariableChange.value(value));
    }

    /**
     * Creates an organization's variable; {@link GitHubException.Conflict} when there is one of that name.
     *
     * @param organization where
     * @param name letters, digits and underscores; GitHub makes it upper case
     * @param value up to 48 KB in UTF-8
     * @param visibility who may use it
     * @return when it is there
     */
    public Mono<Void> create(
            SettingScope.OfOrganization organization, String name, String value, Visibility visibility) {
        return create(organization, name, VariableChange.value(value).visible(visibility));
    }

    /**
     * Changes value, name or users of a variable that is there.
     *
     * @param scope where
     * @param name in any case
     * @param change at least one thing
     * @return when it is done
     */
    public Mono<Void> update(SettingScope scope, String name, VariableChange change) {
        return api.send(() ->
                about(VariableOperations.of(scope).update(change), scope, name).body(body(scope, change)));
    }

    /**
     * Creates a variable or changes its value, whichever is needed at that moment.
     *
     * @param scope a repository or an environment
     * @param name letters, digits and underscores; GitHub makes it upper case
     * @param value up to 48 KB in UTF-8
     * @return what became of it
     */
    public Mono<Saved> set(SettingScope.Within scope, String name, String value) {
        return set(scope, name, VariableChange.value(value));
    }

    /**
     * Creates an organization's variable, or changes its value and who may use it.
     *
     * @param organization where
     * @param name letters, digits and underscores; GitHub makes it upper case
     * @param value up to 48 KB in UTF-8
     * @param visibility who may use it
     * @return what became of it
     */
    public Mono<Saved> set(SettingScope.OfOrganization organization, String name, String value, Visibility visibility) {
        return set(organization, name, VariableChange.value(value).visible(visibility));
    }

    /**
     * Takes a variable away.
     *
     * @param scope where
     * @param name in any case
     * @return when it is gone
     */
    public Mono<Void> delete(SettingScope scope, String name) {
        return api.send(() -> about(VariableOperations.of(scope).delete(), scope, name));
    }

    /**
     * The repositories that may use an organization's variable of {@link Visibility.Selected} visibility.
     *
     * @param organization where
     * @param name of the variable, in any case
     * @return a view that asks GitHub each time
     */
    public SelectedRepositories selectedRepositories(SettingScope.OfOrganization organization, String name) {
        return new SelectedRepositories(api, SELECTION, organization, name);
    }

    /** GitHub has no such operation. Whoever else creates or deletes it between two of our steps is caught by the next. */
    private Mono<Saved> set(SettingScope scope, String name, VariableChange change) {
        Mono<Saved> update = update(scope, name, change).thenReturn(Saved.UPDATED);
        Mono<Saved> create = create(scope, name, change).thenReturn(Saved.CREATED);
        return update.onErrorResume(
                GitHubException.NotFound.class, _ -> create.onErrorResume(VariableService::alreadyThere, _ -> update));
    }

    private static boolean alreadyThere(Throwable failure) {
        boolean named = failure instanceof GitHubException.InvalidInputs invalid
                && invalid.fields().stream().anyMatch(field -> field.code().equals("already_exists"));
        return named || failure instanceof GitHubException.Conflict;
    }

    private Mono<Void> create(SettingScope scope, String name, VariableChange change) {
        return api.send(
                () -> Settings.at(VariableOperations.of(scope).create(), scope).body(body(scope, change.named(name))));
    }

    private static Map<String, Object> body(SettingScope scope, VariableChange change) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (change.name() != null) {
            body.put("name", Settings.name(change.name()));
        }
        if (change.value() != null) {
            body.put("value", Settings.value(change.value()));
        }
        if (change.visibility() != null) {
            share(scope, body, change.visibility());
        }
        if (body.isEmpty()) {
            throw Inputs.refused("", "There is nothing to change.");
        }
        return body;
    }

    private static void share(SettingScope scope, Map<String, Object> body, Visibility visibility) {
        if (scope instanceof SettingScope.Within) {
            throw Inputs.refused("visibility", "Only an organization's variable has a visibility.");
        }
        Settings.share(body, visibility);
    }

    private static Request listing(SettingScope scope) {
        return Settings.at(VariableOperations.of(scope).list(), scope);
    }

    private static Request about(Operation operation, SettingScope scope, String name) {
        return Settings.at(operation, scope, Resource.VARIABLE, Settings.name(name))
                .with("name", name);
    }
}

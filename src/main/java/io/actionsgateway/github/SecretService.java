package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.model.ActionsSecret;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.SecretsPublicKey;
import io.actionsgateway.github.seal.SecretSealer;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.platform.Secret;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Secrets of repositories, environments and organizations. GitHub takes values and never gives them back; they leave
 * sealed, so that only GitHub can read them. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a secret, {@link GitHubException.InvalidInputs} for names and values
 * that GitHub would not take, before they are sent; {@link GitHubException.AccessDenied} when our credential lacks a
 * permission. For whom is asked: {@code secrets.list(place).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/secrets">Secrets</a>
 */
@Service
public class SecretService {

    private static final Listing<ActionsSecret> SECRETS = Listing.of("secrets", ActionsSecret.class);

    private static final Operation LIST_FROM_ORGANIZATION = Operation.get(
            "actions/list-repo-organization-secrets",
            "/repos/{owner}/{repo}/actions/organization-secrets",
            Permission.SECRETS_READ);

    private static final SelectionOperations SELECTION = SelectionOperations.of(
            Resource.SECRET,
            "/orgs/{org}/actions/secrets/{secret_name}/repositories",
            Permission.ORGANIZATION_SECRETS_READ,
            Permission.ORGANIZATION_SECRETS_WRITE);

    private final GitHubApi api;
    private final SecretSealer sealer = new SecretSealer();

    SecretService(GitHubApi api) {
        this.api = api;
    }

    /**
     * All secrets of a place.
     *
     * @param scope where
     * @return without their values
     */
    public Flux<ActionsSecret> list(SettingScope scope) {
        return api.all(SECRETS, () -> listing(scope));
    }

    /**
     * One page of them.
     *
     * @param scope where
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return without their values
     */
    public Mono<GitHubPage<ActionsSecret>> page(SettingScope scope, int size, @Nullable String next) {
        return api.page(SECRETS, () -> listing(scope), size, next);
    }

    /**
     * The organization's secrets that a repository may use.
     *
     * @param repository which
     * @return without their values
     */
    public Flux<ActionsSecret> listFromOrganization(RepositoryName repository) {
        return api.all(SECRETS, () -> Request.about(LIST_FROM_ORGANIZATION, repository));
    }

    /**
     * One page of them.
     *
     * @param repository which
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return without their values
     */
    public Mono<GitHubPage<ActionsSecret>> pageFromOrganization(
            RepositoryName repository, int size, @Nullable String next) {
        return api.page(SECRETS, () -> Request.about(LIST_FROM_ORGANIZATION, repository), size, next);
    }

    /**
     * What GitHub tells about a secret.
     *
     * @param scope where
     * @param name in any case
     * @return without its value
     */
    public Mono<ActionsSecret> get(SettingScope scope, String name) {
        return api.get(() -> about(SecretOperations.of(scope).get(), scope, name), ActionsSecret.class);
    }

    /**
     * Whether there is such a secret. GitHub has no cheaper question than {@link #get}.
     *
     * @param scope where
     * @param name in any case
     * @return false only when GitHub says that it knows none, which it also says of places that we may not see
     */
    public Mono<Boolean> exists(SettingScope scope, String name) {
        return get(scope, name).map(_ -> true).onErrorResume(GitHubException.NotFound.class, _ -> Mono.just(false));
    }

    /**
     * What values of a place are sealed with; {@code put} asks for it by itself.
     *
     * @param scope where
     * @return GitHub's present key
     */
    public Mono<SecretsPublicKey> getPublicKey(SettingScope scope) {
        return api.get(() -> keyOf(scope), SecretsPublicKey.class);
    }

    /**
     * Creates a secret or replaces its value.
     *
     * @param scope a repository or an environment
     * @param name letters, digits and underscores; GitHub makes it upper case
     * @param value up to 48 KB in UTF-8
     * @return what became of it
     */
    public Mono<Saved> put(SettingScope.Within scope, String name, Secret value) {
        return put(scope, name, value, _ -> {});
    }

    /**
     * Creates an organization's secret, or replaces its value and who may use it.
     *
     * @param organization where
     * @param name letters, digits and underscores; GitHub makes it upper case
     * @param value up to 48 KB in UTF-8
     * @param visibility who may use it
     * @return what became of it
     */
    public Mono<Saved> put(SettingScope.OfOrganization organization, String name, Secret value, Visibility visibility) {
        return put(organization, name, value, body -> Settings.share(body, visibility));
    }

    /**
     * Takes a secret away.
     *
     * @param scope where
     * @param name in any case
     * @return when it is gone
     */
    public Mono<Void> delete(SettingScope scope, String name) {
        return api.send(() -> about(SecretOperations.of(scope).delete(), scope, name));
    }

    /**
     * The repositories that may use an organization's secret of {@link Visibility.Selected} visibility.
     *
     * @param organization where
     * @param name of the secret, in any case
     * @return a view that asks GitHub each time
     */
    public SelectedRepositories selectedRepositories(SettingScope.OfOrganization organization, String name) {
        return new SelectedRepositories(api, SELECTION, organization, name);
    }

    private Mono<Saved> put(SettingScope scope, String name, Secret value, Consumer<Map<String, Object>> sharing) {
        return Mono.defer(() -> {
            Settings.name(name);
            Settings.value(value);
            Function<SecretsPublicKey, Mono<Saved>> send = key -> sealer.body(value, key)
                    .doOnNext(sharing)
                    .flatMap(body -> api.status(() ->
                            about(SecretOperations.of(scope).put(), scope, name).body(body)))
                    .map(status -> status == 201 ? Saved.CREATED : Saved.UPDATED);
            return getPublicKey(scope)
                    .flatMap(key -> send.apply(key)
                            .onErrorResume(
                                    GitHubException.InvalidInputs.class,
                                    refusal -> newer(scope, key, refusal).flatMap(send)));
        });
    }

    /** GitHub may have changed the key since it was given; with the same one, the refusal was meant otherwise. */
    private Mono<SecretsPublicKey> newer(SettingScope scope, SecretsPublicKey old, GitHubException refusal) {
        return api.get(() -> keyOf(scope).fresh(), SecretsPublicKey.class)
                .filter(key -> !old.keyId().equals(key.keyId()))
                .switchIfEmpty(Mono.error(refusal));
    }

    private static Request listing(SettingScope scope) {
        return Settings.at(SecretOperations.of(scope).list(), scope);
    }

    private static Request keyOf(SettingScope scope) {
        return Settings.at(SecretOperations.of(scope).publicKey(), scope);
    }

    private static Request about(Operation operation, SettingScope scope, String name) {
        return Settings.at(operation, scope, Resource.SECRET, Settings.name(name))
                .with("secret_name", name);
    }
}

package io.actionsgateway.github;

import io.actionsgateway.github.client.Contents;
import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.Artifact;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What runs leave behind. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for an artifact or run, {@link GitHubException.ArtifactExpired} when only
 * its entry is left, {@link GitHubException.AccessDenied}. For whom is asked:
 * {@code artifacts.get(repository, id).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/artifacts">Artifacts</a>
 */
@Service
public class ArtifactService {

    private static final String ARTIFACTS = "/repos/{owner}/{repo}/actions/artifacts";
    private static final String ARTIFACT = ARTIFACTS + "/{artifact_id}";
    private static final Operation LIST =
            Operation.get("actions/list-artifacts-for-repo", ARTIFACTS, Permission.ACTIONS_READ);
    private static final Operation LIST_OF_RUN = Operation.get(
            "actions/list-workflow-run-artifacts",
            "/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts",
            Permission.ACTIONS_READ);
    private static final Operation GET = Operation.get("actions/get-artifact", ARTIFACT, Permission.ACTIONS_READ);
    private static final Operation DOWNLOAD =
            Operation.get("actions/download-artifact", ARTIFACT + "/{archive_format}", Permission.ACTIONS_READ);
    private static final Operation DELETE =
            Operation.delete("actions/delete-artifact", ARTIFACT, Permission.ACTIONS_WRITE);
    private static final Listing<Artifact> ENTRIES = Listing.of("artifacts", Artifact.class);

    private final GitHubApi api;
    private final Contents contents;

    ArtifactService(GitHubApi api, Contents contents) {
        this.api = api;
        this.contents = contents;
    }

    /**
     * Artifacts of a repository.
     *
     * @param repository where
     * @param name only those of this name, or {@code null}
     * @return page after page, as they are taken
     */
    public Flux<Artifact> list(RepositoryName repository, @Nullable String name) {
        return api.all(ENTRIES, () -> listing(repository, name));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param name only those of this name, or {@code null}
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<Artifact>> page(
            RepositoryName repository, @Nullable String name, int size, @Nullable String next) {
        return api.page(ENTRIES, () -> listing(repository, name), size, next);
    }

    /**
     * Artifacts of a run.
     *
     * @param repository where
     * @param runId whose
     * @param name only those of this name, or {@code null}
     * @return page after page, as they are taken
     */
    public Flux<Artifact> listOfRun(RepositoryName repository, long runId, @Nullable String name) {
        return api.all(ENTRIES, () -> ofRun(repository, runId, name));
    }

    /**
     * One page of them.
     *
     * @param repository where
     * @param runId whose
     * @param name only those of this name, or {@code null}
     * @param size 1 to 100
     * @param next of the page before, or {@code null}
     * @return the page
     */
    public Mono<GitHubPage<Artifact>> pageOfRun(
            RepositoryName repository, long runId, @Nullable String name, int size, @Nullable String next) {
        return api.page(ENTRIES, () -> ofRun(repository, runId, name), size, next);
    }

    /**
     * One artifact's entry.
     *
     * @param repository where
     * @param artifactId which
     * @return without its content
     */
    public Mono<Artifact> get(RepositoryName repository, long artifactId) {
        return api.get(() -> about(GET, repository, artifactId), Artifact.class);
    }

    /**
     * Its content. {@link GitHubException.ArtifactExpired} says since when it is gone, if GitHub still knows.
     *
     * @param repository where
     * @param artifactId which
     * @return a zip
     */
    public Mono<Download> download(RepositoryName repository, long artifactId) {
        return contents.open(() -> about(DOWNLOAD, repository, artifactId).with("archive_format", "zip"))
                .onErrorResume(
                        GitHubException.ArtifactExpired.class,
                        expired -> expiry(repository, artifactId)
                                .defaultIfEmpty(expired)
                                .flatMap(Mono::error));
    }

    /**
     * Takes it away.
     *
     * @param repository where
     * @param artifactId which
     * @return when it is gone
     */
    public Mono<Void> delete(RepositoryName repository, long artifactId) {
        return api.send(() -> about(DELETE, repository, artifactId));
    }

    private Mono<GitHubException.ArtifactExpired> expiry(RepositoryName repository, long artifactId) {
        Subject artifact = Subject.of(Resource.ARTIFACT, artifactId, repository);
        return get(repository, artifactId)
                .map(entry -> new GitHubException.ArtifactExpired(artifact.name(), entry.expiresAt()))
                .onErrorComplete();
    }

    private static Request listing(RepositoryName repository, @Nullable String name) {
        return Request.about(LIST, repository).query("name", name);
    }

    private static Request ofRun(RepositoryName repository, long runId, @Nullable String name) {
        return Request.aboutRun(LIST_OF_RUN, repository, runId).query("name", name);
    }

    private static Request about(Operation operation, RepositoryName repository, long artifactId) {
        return Request.to(operation, Subject.of(Resource.ARTIFACT, artifactId, repository))
                .in(repository)
                .with("artifact_id", artifactId);
    }
}

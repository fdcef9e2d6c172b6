package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.storage.BlobPath;
import io.actionsgateway.simulation.storage.SignedUrls;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** GitHub's operations on artifacts: entries stay when their content has expired. */
final class ArtifactOperations {

    private static final String ANONYMOUS = "You must have the actions scope to download artifacts.";
    private static final String EXPIRED = "Artifact has expired";

    private final SignedUrls links;

    public ArtifactOperations(SignedUrls links) {
        this.links = links;
    }

    public void register(Operations operations) {
        operations
                .on("actions/list-artifacts-for-repo", ArtifactOperations::list)
                .on("actions/list-workflow-run-artifacts", ArtifactOperations::ofRun)
                .on("actions/get-artifact", ArtifactOperations::get)
                .on("actions/download-artifact", this::download)
                .on("actions/delete-artifact", ArtifactOperations::delete);
    }

    private static ApiAnswer list(ApiRequest request) {
        return page(request, request.repository().artifacts().newestFirst());
    }

    private static ApiAnswer ofRun(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        List<Artifact> newestFirst = request.repository().artifacts().newestFirst().stream()
                .filter(artifact -> artifact.job().attempt().run() == run)
                .toList();
        boolean oldestFirst =
                request.http().queryParam("direction").filter("asc"::equals).isPresent();
        return page(request, oldestFirst ? newestFirst.reversed() : newestFirst);
    }

    private static ApiAnswer page(ApiRequest request, List<Artifact> artifacts) {
        List<Artifact> called = artifacts.stream()
                .filter(artifact -> request.admits("name", artifact.name()))
                .toList();
        return request.page("artifacts", called, artifact -> entry(request, artifact));
    }

    private static ApiAnswer get(ApiRequest request) {
        return ApiAnswer.ok(entry(request, artifact(request)));
    }

    private static JsonNode entry(ApiRequest request, Artifact artifact) {
        return request.payloads().artifact(artifact, request.world().now());
    }

    private ApiAnswer download(ApiRequest request) {
        if (request.caller().anonymous()) {
            throw GitHubError.of(401, ANONYMOUS);
        }
        Artifact artifact = artifact(request);
        if (!request.path("archive_format").equals("zip")) {
            throw GitHubError.notFound();
        }
        if (artifact.isExpired(request.world().now())) {
            throw GitHubError.of(410, EXPIRED);
        }
        return ApiAnswer.found(links.link(request.host(), BlobPath.of(artifact)));
    }

    private static ApiAnswer delete(ApiRequest request) {
        request.repository().artifacts().remove(artifact(request).id());
        return ApiAnswer.noContent();
    }

    private static Artifact artifact(ApiRequest request) {
        return request.repository()
                .artifacts()
                .artifact(request.number("artifact_id"))
                .orElseThrow(GitHubError::notFound);
    }
}

package io.actionsgateway.simulation.operation.beside;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** GitHub's operation on the files of a repository: the twin's have workflows only. */
final class ContentOperations {

    private static final String FOLDER = "/.github/workflows";
    private static final String RAW = "application/vnd\\.github\\.(v3\\.)?raw(\\+json)?";

    private ContentOperations() {}

    static void register(Operations operations) {
        operations.beside(
                "repos/get-content",
                HttpMethod.GET,
                "/repos/{owner}/{repo}/contents/{*path}",
                "repos/contents#get-repository-content",
                ContentOperations::get);
    }

    private static ApiAnswer get(ApiRequest request) {
        String path = request.path("path").replaceFirst("/$", "");
        String ref = ref(request);
        List<WorkflowFile> files = request.repository().workflows().stream()
                .map(each -> new WorkflowFile(each, request, ref))
                .toList();
        if (path.equals(FOLDER)) {
            return ApiAnswer.list(files.stream().map(WorkflowFile::entry).toList());
        }
        WorkflowFile file = files.stream()
                .filter(each -> path.equals("/" + each.path()))
                .findFirst()
                .orElseThrow(GitHubError::notFound);
        return wantsRaw(request)
                ? ApiAnswer.file(file.text(), "application/vnd.github.raw+json; charset=utf-8")
                : ApiAnswer.ok(file.whole());
    }

    private static boolean wantsRaw(ApiRequest request) {
        return request.http().headers().header(HttpHeaders.ACCEPT).stream()
                .flatMap(value -> List.of(value.split("\\s*[,;]\\s*")).stream())
                .anyMatch(type -> type.matches(RAW));
    }

    /** The branch or commit that is asked for; all have the same files. */
    private static String ref(ApiRequest request) {
        Repository repository = request.repository();
        String ref = request.http().queryParam("ref").orElse(repository.defaultBranch());
        if (repository.branch(ref).isEmpty() && !ref.matches("[0-9a-f]{40}")) {
            throw GitHubError.of(404, "No commit found for the ref " + ref);
        }
        return ref;
    }
}

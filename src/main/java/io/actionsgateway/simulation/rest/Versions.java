package io.actionsgateway.simulation.rest;

import io.actionsgateway.description.ApiVersion;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Which version of the API a request wants. */
final class Versions {

    static final String SELECTED = "x-github-api-version-selected";
    private static final String WANTED = "X-GitHub-Api-Version";

    private Versions() {}

    /** The one that it names, or the oldest; what there is not is refused. */
    static ApiVersion of(ServerRequest request) {
        return selected(request)
                .orElseThrow(() -> unknown(String.valueOf(request.headers().firstHeader(WANTED))));
    }

    private static GitHubError unknown(String wanted) {
        return GitHubError.unknownVersion("The version you specified in the \"X-GitHub-API-Version\" request header, \""
                + wanted + "\", is not a supported version. The following versions are currently supported:"
                + " \"2026-03-10\" (most recent) and \"2022-11-28\".");
    }

    static Optional<ApiVersion> selected(ServerRequest request) {
        String wanted = request.headers().firstHeader(WANTED);
        return wanted == null || wanted.isBlank() ? Optional.of(ApiVersion.V2022_11_28) : ApiVersion.of(wanted);
    }
}

package io.actionsgateway.simulation;

/** A refusal in GitHub's words. */
final class GitHubError extends RuntimeException {

    private final int status;

    private GitHubError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static GitHubError badRequest(String message) {
        return new GitHubError(400, message);
    }

    static GitHubError unauthenticated() {
        return new GitHubError(401, "Requires authentication");
    }

    static GitHubError forbidden(String message) {
        return new GitHubError(403, message);
    }

    static GitHubError notFound() {
        return new GitHubError(404, "Not Found");
    }

    static GitHubError unprocessable(String message) {
        return new GitHubError(422, message);
    }

    static GitHubError serverError() {
        return new GitHubError(500, "Server Error");
    }

    int status() {
        return status;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}

package io.actionsgateway.github.transport;

import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Chains and calls for tests of single steps. */
public final class LinkedSteps {

    public static final Operation GET =
            Operation.get("actions/get-workflow-run", "/repos/{owner}/{repo}/actions/runs/{run_id}", Permission.NONE);
    public static final Operation POST = Operation.post(
            "actions/re-run-workflow", "/repos/{owner}/{repo}/actions/runs/{run_id}/rerun", Permission.NONE);
    public static final Operation PUT = Operation.put(
            "actions/create-or-update-repo-secret", "/repos/{owner}/{repo}/actions/secrets/{run_id}", Permission.NONE);
    public static final Operation LOGS = Operation.get(
            "actions/download-workflow-run-logs", "/repos/{owner}/{repo}/actions/runs/{run_id}/logs", Permission.NONE);
    public static final Operation TOKEN = Operation.token("apps/create-token", "/repos/{owner}/{repo}/tokens/{run_id}");

    private LinkedSteps() {}

    /** Outermost first. */
    public static Step.Next of(Step... steps) {
        return GitHubTransport.link(List.of(steps));
    }

    /** About run 7 of octo-org/hello-world, with a token. */
    public static Call call(Operation operation, String apiUrl) {
        return Call.of(operation, Map.of("owner", "octo-org", "repo", "hello-world", "run_id", "7"), Map.of())
                .withCredential(new OfHost(new GitHubHost(URI.create(apiUrl))))
                .withHeader("Authorization", "Bearer ghs_c4n4ry");
    }

    /** A credential that only knows its host. */
    private record OfHost(GitHubHost host) implements Credential {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public String account() {
            return host.name() + "/test";
        }

        @Override
        public String partition() {
            return account();
        }

        @Override
        public Mono<AccessToken> token() {
            return Mono.just(new AccessToken(new Secret("ghs_c4n4ry"), Instant.EPOCH, null));
        }

        @Override
        public void accepted(AccessToken token) {
            // it never changes
        }

        @Override
        public boolean rejected(AccessToken token) {
            return false;
        }

        @Override
        public boolean fresh(AccessToken token) {
            return false;
        }
    }
}

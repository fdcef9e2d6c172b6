package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.CacheStatus.Forward;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Calls and answers for tests. */
final class TestCalls {

    private static final Operation READ =
            Operation.get("actions/get-workflow-run", "/runs/{run_id}", Permission.ACTIONS_READ);
    private static final Operation WRITE =
            Operation.post("actions/cancel-workflow-run", "/runs/{run_id}/cancel", Permission.ACTIONS_WRITE);

    private TestCalls() {}

    static Call read(String account, Caller caller) {
        return call(READ, account, caller);
    }

    static Call write(String account, Caller caller) {
        return call(WRITE, account, caller);
    }

    private static Call call(Operation operation, String account, Caller caller) {
        return Call.of(operation, Map.of("run_id", "1"), Map.of())
                .withCaller(caller)
                .withCredential(new TestCredential(account));
    }

    static Answer answer(int status, String body, HttpHeaders headers) {
        return new Answer(
                status,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                CacheStatus.forwarded(Forward.URI_MISS, status));
    }

    static HttpHeaders quota(int limit, int remaining, Instant reset, Instant now) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        headers.set("x-ratelimit-limit", Integer.toString(limit));
        headers.set("x-ratelimit-remaining", Integer.toString(remaining));
        headers.set("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
        headers.set("x-ratelimit-resource", "core");
        return headers;
    }

    private record TestCredential(String account) implements Credential {

        @Override
        public String name() {
            return "default";
        }

        @Override
        public GitHubHost host() {
            return new GitHubHost(URI.create("https://api.github.test"));
        }

        @Override
        public String partition() {
            return account;
        }

        @Override
        public Mono<AccessToken> token() {
            return Mono.never();
        }

        @Override
        public void accepted(AccessToken token) {}

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

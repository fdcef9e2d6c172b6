package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.GitHubDescription.Example;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Transports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GitHub that takes only what its description allows, in both versions, and answers with the description's examples
 * unless it is told what to say.
 */
final class DescribedGitHub {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Answer> told = new ArrayDeque<>();
    private String apiUrl = "https://api.github.com";
    private GitHubDescription examples = GitHubDescription.OF_2022_11_28;

    /** What services are made with. */
    GitHubApi api() {
        return new GitHubApi(
                Transports.of((call, next) -> Mono.fromCallable(() -> answer(call))),
                (scope, caller) -> new GitHubHost(URI.create(apiUrl)),
                new Codec());
    }

    /** An Enterprise Server instead. */
    DescribedGitHub enterpriseServer() {
        apiUrl = "https://ghe.example/api/v3";
        return this;
    }

    /** The version whose examples are given. */
    DescribedGitHub speaking(GitHubDescription version) {
        examples = version;
        return this;
    }

    /** Says what to answer next, after what it was told before. */
    DescribedGitHub then(int status, String body, String... link) {
        HttpHeaders headers = new HttpHeaders();
        Stream.of(link).forEach(next -> headers.add("Link", "<" + next + ">; rel=\"next\""));
        told.add(new Answer(
                status,
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status)));
        return this;
    }

    /** What it was asked, oldest first. */
    List<Call> calls() {
        return calls;
    }

    /** Methods and paths of what it was asked. */
    List<String> asked() {
        return calls.stream()
                .map(call -> call.operation().method() + " " + call.path())
                .toList();
    }

    /** The body of one call. */
    JsonNode sent(int index) {
        byte[] body = calls.get(index).body();
        assertThat(body).isNotNull();
        return JsonMapper.shared().readTree(body);
    }

    private synchronized Answer answer(Call call) {
        calls.add(call);
        if (!call.path().startsWith("/repositories/")) {
            assertThat(GitHubDescription.ALL)
                    .allSatisfy(version -> assertThat(version.complaints(call)).isEmpty());
        }
        Answer next = told.poll();
        return next == null ? example(call.operation()) : next;
    }

    private Answer example(Operation operation) {
        List<Example> given = examples.examples(operation);
        assertThat(given).hasSizeLessThanOrEqualTo(1);
        int status = given.isEmpty()
                ? examples.successes(operation).iterator().next()
                : given.getFirst().status();
        String body = given.isEmpty() ? "" : given.getFirst().value().toString();
        return new Answer(
                status,
                new HttpHeaders(),
                body.getBytes(StandardCharsets.UTF_8),
                CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status));
    }
}

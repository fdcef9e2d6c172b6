package io.actionsgateway.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.GitHubDescription.Example;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Storage;
import io.actionsgateway.github.transport.Transports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GitHub that takes only what its description allows, and answers with the description's examples unless it is told what
 * to say.
 */
public final class DescribedGitHub {

    private static final Codec CODEC = new Codec();

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Deque<Answer> told = new ArrayDeque<>();
    private Function<Call, Answer> script = this::example;
    private GitHubHost host = new GitHubHost(URI.create("https://api.github.com"));
    private GitHubDescription description = GitHubDescription.OF_2022_11_28;

    /** What services are made with. */
    public GitHubApi api() {
        return new GitHubApi(
                Transports.of((call, next) -> Mono.fromCallable(() -> answer(call))),
                (scope, caller) -> host,
                new Codec());
    }

    /** What opens its links. */
    public Contents contents(Storage storage) {
        return new Contents(api(), storage);
    }

    /** Where it is. */
    public GitHubHost host() {
        return host;
    }

    /** An Enterprise Server instead. */
    public DescribedGitHub enterpriseServer() {
        host = new GitHubHost(URI.create("https://github.example/api/v3"));
        return this;
    }

    /** The version that judges what it is asked, and whose examples are given. */
    public DescribedGitHub speaking(GitHubDescription version) {
        description = version;
        return this;
    }

    /** Says what to answer next, after what it was told before. */
    public DescribedGitHub then(int status, String body, String... next) {
        String[] link = Stream.of(next)
                .flatMap(url -> Stream.of("Link", "<" + url + ">; rel=\"next\""))
                .toArray(String[]::new);
        told.add(answer(status, body, link));
        return this;
    }

    /** Says what to answer to each call that it was told nothing about. */
    public DescribedGitHub answering(Function<Call, Answer> answers) {
        script = answers;
        return this;
    }

    /** What it was asked, oldest first. */
    public List<Call> calls() {
        return calls;
    }

    /** Methods and paths of what it was asked. */
    public List<String> asked() {
        return calls.stream()
                .map(call -> call.operation().method() + " " + call.path())
                .toList();
    }

    /** The body of one call. */
    public JsonNode sent(int index) {
        byte[] body = calls.get(index).body();
        assertThat(body).isNotNull();
        return JsonMapper.shared().readTree(body);
    }

    /** An answer, with names and values of its headers in turn. */
    public static Answer answer(int status, String body, String... headers) {
        HttpHeaders all = new HttpHeaders();
        for (int each = 0; each < headers.length; each += 2) {
            all.set(headers[each], headers[each + 1]);
        }
        return new Answer(
                status,
                all,
                body.getBytes(StandardCharsets.UTF_8),
                CacheStatus.forwarded(CacheStatus.Forward.BYPASS, status));
    }

    /** An answer in which GitHub says why not. */
    public static Answer refusal(int status, String message) {
        return answer(status, "{\"message\":\"" + message + "\"}");
    }

    /** What the services make of an object of GitHub's. */
    public static <T> T typed(String json, Class<T> type) {
        return CODEC.typed(CODEC.tree(json.getBytes(StandardCharsets.UTF_8), "test"), type, "test");
    }

    private synchronized Answer answer(Call call) {
        calls.add(call);
        if (!call.path().startsWith("/repositories/")) {
            assertThat(description.complaints(call)).isEmpty();
        }
        return told.isEmpty() ? script.apply(call) : told.remove();
    }

    private Answer example(Call call) {
        Operation operation = call.operation();
        List<Example> examples = description.examples(operation);
        if (!examples.isEmpty()) {
            Example first = examples.getFirst();
            return answer(first.status(), first.value().toString());
        }
        return description.successes(operation).stream()
                .findFirst()
                .map(status -> answer(status, ""))
                .orElseGet(() -> answer(302, "", "location", "https://storage.example/signed?sig=s3cret"));
    }
}

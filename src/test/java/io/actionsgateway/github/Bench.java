package io.actionsgateway.github;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.CacheStatus;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.Hosts;
import io.actionsgateway.github.transport.Storage;
import io.actionsgateway.github.transport.Transports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Services before a GitHub that answers what the test says, and that keeps what it is asked. */
final class Bench {

    static final GitHubHost PUBLIC = new GitHubHost(URI.create("https://api.github.com"));
    static final GitHubHost ENTERPRISE = new GitHubHost(URI.create("https://github.example/api/v3"));
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final LogArchiveLimits LIMITS =
            new LogArchiveLimits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(64), 100, 100, DataSize.ofKilobytes(64));

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<URI> links = new CopyOnWriteArrayList<>();
    final ManualTime time = ManualTime.skipping(START);
    final GitHubApi api;
    final WorkflowService workflows;
    final WorkflowRunService runs;
    final JobService jobs;
    final ArtifactService artifacts;
    final LogService logs;
    final EnvironmentService environments;

    private Function<URI, Download> storage = link -> download(200, "content");

    Bench(GitHubHost host, String version, Function<Call, Answer> github) {
        GitHubProperties properties = new GitHubProperties(host.apiUrl(), version, "test");
        Hosts hosts = (scope, caller) -> host;
        this.api = new GitHubApi(
                Transports.of((call, next) -> {
                    calls.add(call);
                    return Mono.fromCallable(() -> github.apply(call));
                }),
                hosts,
                new Codec());
        Storage links = (link, origin) -> {
            this.links.add(link);
            return Mono.just(storage.apply(link));
        };
        Contents contents = new Contents(api, links);
        this.workflows = new WorkflowService(api, properties);
        this.runs = new WorkflowRunService(api, new DispatchedRuns(workflows, time, time));
        this.logs = new LogService(api, contents, LIMITS);
        this.jobs = new JobService(api, logs);
        this.artifacts = new ArtifactService(api, contents);
        this.environments = new EnvironmentService(api);
    }

    static Bench of(Function<Call, Answer> github) {
        return new Bench(PUBLIC, "2022-11-28", github);
    }

    Bench storing(Function<URI, Download> content) {
        this.storage = content;
        return this;
    }

    /** Methods and paths that were asked, in order. */
    List<String> asked() {
        return calls.stream()
                .map(call -> call.operation().method() + " " + call.path())
                .toList();
    }

    static Answer answer(int status, String body, String... headers) {
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

    static Answer refusal(int status, String message) {
        return answer(status, "{\"message\":\"" + message + "\"}");
    }

    static Download download(int status, String body) {
        DataBuffer content = DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(StandardCharsets.UTF_8));
        return new Download(status, new HttpHeaders(), Flux.just(content));
    }
}

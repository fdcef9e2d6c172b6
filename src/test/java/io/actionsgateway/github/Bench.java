package io.actionsgateway.github;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.client.Contents;
import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.GitHubDescription;
import io.actionsgateway.github.log.LogArchiveLimits;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubProperties;
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

/** All services before a GitHub that keeps to its description. */
final class Bench {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final DescribedGitHub github;
    final List<URI> links = new CopyOnWriteArrayList<>();
    final ManualTime time = ManualTime.skipping(START);
    final WorkflowService workflows;
    final WorkflowRunService runs;
    final JobService jobs;
    final LogService logs;
    final ArtifactService artifacts;
    final EnvironmentService environments;
    final ConcurrencyService concurrency;
    final SecretService secrets;
    final VariableService variables;
    final CacheService caches;
    final CacheLimitService cacheLimits;
    final DeliveryService deliveries;

    private Function<URI, Download> storage = link -> download(200, "content");

    private Bench(DescribedGitHub github, GitHubDescription version) {
        this.github = github.speaking(version);
        GitHubApi api = github.api();
        Contents contents = github.contents((link, origin) -> {
            links.add(link);
            return Mono.just(storage.apply(link));
        });
        this.workflows =
                new WorkflowService(api, new GitHubProperties(github.host().apiUrl(), version.version(), "test"));
        this.runs = new WorkflowRunService(api, new DispatchedRuns(workflows, time, time));
        this.logs = new LogService(api, contents, limits());
        this.jobs = new JobService(api, logs);
        this.artifacts = new ArtifactService(api, contents);
        this.environments = new EnvironmentService(api);
        this.concurrency = new ConcurrencyService(api);
        this.secrets = new SecretService(api);
        this.variables = new VariableService(api);
        this.caches = new CacheService(api);
        this.cacheLimits = new CacheLimitService(api);
        this.deliveries = new DeliveryService(api);
    }

    private static LogArchiveLimits limits() {
        DataSize megabyte = DataSize.ofMegabytes(1);
        return new LogArchiveLimits(megabyte, megabyte, 100, 100, megabyte);
    }

    /** Before a GitHub that answers with its examples. */
    static Bench of(GitHubDescription version) {
        return new Bench(new DescribedGitHub(), version);
    }

    /** Before a GitHub that answers with its examples, in the version that is sent by default. */
    static Bench ofExamples() {
        return of(GitHubDescription.OF_2022_11_28);
    }

    /** Before a GitHub that answers what the test says. */
    static Bench of(Function<Call, Answer> github) {
        return of(GitHubDescription.OF_2022_11_28, github);
    }

    /** Before a GitHub of a version that answers what the test says. */
    static Bench of(GitHubDescription version, Function<Call, Answer> github) {
        return new Bench(new DescribedGitHub().answering(github), version);
    }

    /** Before an Enterprise Server that answers what the test says. */
    static Bench ofEnterpriseServer(Function<Call, Answer> github) {
        return new Bench(new DescribedGitHub().enterpriseServer().answering(github), GitHubDescription.OF_2022_11_28);
    }

    Bench storing(Function<URI, Download> content) {
        this.storage = content;
        return this;
    }

    static Download download(int status, String body) {
        DataBuffer content = DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(StandardCharsets.UTF_8));
        return new Download(status, new HttpHeaders(), Flux.just(content));
    }
}

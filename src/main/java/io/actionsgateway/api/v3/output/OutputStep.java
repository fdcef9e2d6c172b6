package io.actionsgateway.api.v3.output;

import io.actionsgateway.api.download.DownloadLinks;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.github.transport.Hosts;
import io.actionsgateway.github.transport.Scope;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns GitHub's answer into ours: addresses, headers, ETag, 304, links to downloads. */
@Component
@Order(DialectStep.Position.OUTPUT)
class OutputStep implements DialectStep {

    private final Hosts hosts;
    private final GitHubHost usual;
    private final DownloadLinks downloads;

    OutputStep(Hosts hosts, GitHubProperties gitHub, DownloadLinks downloads) {
        this.hosts = hosts;
        this.usual = new GitHubHost(gitHub.apiUrl());
        this.downloads = downloads;
    }

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        return next.handle(request).flatMap(answer -> turned(request, answer));
    }

    private Mono<DialectAnswer> turned(DialectRequest request, DialectAnswer answer) {
        GitHubHost host = host(request);
        Addresses addresses = new Addresses(
                UpstreamRoot.of(host), request.base(), request.variables().get("org"));
        DialectAnswer sound = Soundness.of(request, answer, addresses::url);
        HttpHeaders headers = HeadersOut.of(sound.headers(), addresses);
        DialectAnswer ours = Validators.judged(request, new DialectAnswer(sound.status(), headers, sound.body()));
        return link(request, ours, addresses)
                .map(link -> downloads.reachable(link, host, request.row().id(), request.base()))
                .map(link -> link.map(url -> at(url, ours)))
                .orElseGet(() -> Mono.just(ours));
    }

    /** The link to storage that the answer is about. */
    private static Optional<String> link(DialectRequest request, DialectAnswer answer, Addresses addresses) {
        String location = answer.headers().getFirst(HttpHeaders.LOCATION);
        boolean download = answer.status() == HttpStatus.FOUND.value()
                && DownloadLinks.give(request.row().id());
        return download && location != null && !addresses.isOurs(location) ? Optional.of(location) : Optional.empty();
    }

    private static DialectAnswer at(String url, DialectAnswer answer) {
        HttpHeaders headers = HttpHeaders.copyOf(answer.headers());
        headers.set(HttpHeaders.LOCATION, url);
        return new DialectAnswer(answer.status(), headers, answer.body());
    }

    private GitHubHost host(DialectRequest request) {
        String organization = request.variables().get("org");
        Scope scope = request.repository()
                .<Scope>map(Scope.OfRepository::new)
                .orElseGet(() -> organization == null ? new Scope.OfHost() : new Scope.OfOrganization(organization));
        try {
            return hosts.serving(scope, Caller.SERVICE);
        } catch (GitHubException.Unauthorized none) {
            return usual;
        }
    }
}

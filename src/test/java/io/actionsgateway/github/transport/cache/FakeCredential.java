package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.platform.Secret;
import java.net.URI;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** A credential whose token can be rotated. */
final class FakeCredential implements Credential {

    private final String partition;
    private final GitHubHost host;
    private volatile String token;

    FakeCredential(String partition, String token) {
        this(partition, token, "https://api.github.com");
    }

    FakeCredential(String partition, String token, String apiUrl) {
        this.partition = partition;
        this.token = token;
        this.host = new GitHubHost(URI.create(apiUrl));
    }

    void rotate(String next) {
        token = next;
    }

    AccessToken current() {
        return new AccessToken(new Secret(token), Instant.EPOCH, null);
    }

    @Override
    public String name() {
        return "default";
    }

    @Override
    public GitHubHost host() {
        return host;
    }

    @Override
    public String account() {
        return partition;
    }

    @Override
    public String partition() {
        return partition;
    }

    @Override
    public Mono<AccessToken> token() {
        return Mono.fromSupplier(this::current);
    }

    @Override
    public void accepted(AccessToken accepted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean rejected(AccessToken rejected) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean fresh(AccessToken token) {
        return false;
    }
}

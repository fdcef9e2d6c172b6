package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubHost;
import reactor.core.publisher.Mono;

/** An App where it is installed. All narrowings of an installation spend one budget. */
record InstallationCredential(AppCredential app, long installation, Narrowing narrowing, RenewedToken current)
        implements Credential {

    @Override
    public String name() {
        return app.name();
    }

    @Override
    public GitHubHost host() {
        return app.host();
    }

    @Override
    public String account() {
        return app.account() + "/installation/" + installation;
    }

    @Override
    public String partition() {
        return account() + narrowing;
    }

    @Override
    public Mono<AccessToken> token() {
        return current.token();
    }

    @Override
    public void accepted(AccessToken token) {
        current.accepted(token);
    }

    @Override
    public boolean rejected(AccessToken token) {
        current.rejected(token);
        return true;
    }

    @Override
    public boolean fresh(AccessToken token) {
        return current.fresh(token);
    }
}

package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Scope;
import reactor.core.publisher.Mono;

/** A configured GitHub App: its JWT where GitHub wants the App itself, its installations elsewhere. */
final class GitHubApp implements Identity {

    private final AppCredential app;
    private final boolean narrow;
    private final Installations installations;
    private final InstallationTokens tokens;

    GitHubApp(AppCredential app, boolean narrow, AppOperations operations, GitHubTime time, Bounds bounds) {
        this.app = app;
        this.narrow = narrow;
        this.installations = new Installations(operations, app, bounds);
        this.tokens = new InstallationTokens(operations, app, installations, time, bounds);
    }

    @Override
    public String name() {
        return app.name();
    }

    @Override
    public GitHubHost host() {
        return app.host();
    }

    @Override
    public Mono<Credential> serving(Call call) {
        return switch (call.scope()) {
            case Scope.OfApp _, Scope.OfHost _ -> Mono.just(app);
            case Scope.OfRepository _, Scope.OfOrganization _ ->
                installations.find(call.scope(), call.caller()).map(id -> installed(id, call));
        };
    }

    private Credential installed(long id, Call call) {
        Narrowing narrowing = narrow ? Narrowing.to(call) : Narrowing.NONE;
        return new InstallationCredential(app, id, narrowing, tokens.of(id, narrowing));
    }
}

package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.AccessToken;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubException.Unauthorized;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.Scope;
import io.actionsgateway.platform.Digests;
import java.util.HexFormat;
import reactor.core.publisher.Mono;

/** A personal access token. A replaced one is another account: it has its own budget, and sees something else. */
record PersonalToken(String name, GitHubHost host, AccessToken only, String account) implements Identity, Credential {

    private static final int DIGITS = 16;

    static PersonalToken of(String name, GitHubHost host, AccessToken token) {
        byte[] digest = Digests.sha256().digest(token.value().utf8());
        String digits = HexFormat.of().formatHex(digest).substring(0, DIGITS);
        return new PersonalToken(name, host, token, host.name() + "/pat/" + digits);
    }

    @Override
    public Mono<Credential> serving(Call call) {
        return call.scope() instanceof Scope.OfApp
                ? Mono.error(new Unauthorized("The credential " + name + " is a personal access token, but "
                        + call.operation().id() + " needs a GitHub App."))
                : Mono.just(this);
    }

    @Override
    public String partition() {
        return account;
    }

    @Override
    public Mono<AccessToken> token() {
        return Mono.just(only);
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

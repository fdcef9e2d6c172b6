package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubException.NotFound;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Chooses who we are in a call that does not say so. When an App's installation turns out to be gone, it is looked up once
 * more: the App may have been installed anew.
 */
@Component
@Order(Step.Position.CREDENTIAL)
class CredentialStep implements Step {

    private final Credentials credentials;

    CredentialStep(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return call.credential() != null
                ? next.send(call)
                : Mono.defer(() -> credentials.of(call).serving(call)).flatMap(chosen -> as(chosen, call, next));
    }

    private Mono<Answer> as(Credential chosen, Call call, Next next) {
        return next.send(call.withCredential(chosen))
                .onErrorResume(
                        failure -> failure instanceof NotFound gone && gone.resource() == Resource.INSTALLATION,
                        gone -> anew(chosen, call, next, gone));
    }

    private Mono<Answer> anew(Credential former, Call call, Next next, Throwable gone) {
        return credentials
                .of(call)
                .serving(call)
                .flatMap(chosen -> chosen.account().equals(former.account())
                        ? Mono.error(gone)
                        : next.send(call.withCredential(chosen)));
    }
}

package io.actionsgateway.github.transport.credential;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Credential;
import io.actionsgateway.github.transport.GitHubHost;
import reactor.core.publisher.Mono;

/** One configured credential, before it is known which of its installations a call needs. */
sealed interface Identity permits PersonalToken, GitHubApp {

    /**
     * Its name in the configuration.
     *
     * @return such as {@code default}
     */
    String name();

    /**
     * The GitHub that knows it.
     *
     * @return the host
     */
    GitHubHost host();

    /**
     * Who we are in one call.
     *
     * @param call what is asked, for whom
     * @return fails with a {@link io.actionsgateway.github.transport.GitHubException} when it cannot serve the call
     */
    Mono<Credential> serving(Call call);
}

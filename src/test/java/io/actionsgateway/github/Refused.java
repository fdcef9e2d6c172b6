package io.actionsgateway.github;

import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.leak.Evidence;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;

/** Expects refusals. */
final class Refused {

    private Refused() {}

    /** The call ends with that variant, which is given back. */
    static <T extends GitHubException> T with(Class<T> variant, Publisher<?> call) {
        Throwable[] failure = new Throwable[1];
        StepVerifier.create(call)
                .thenConsumeWhile(_ -> true)
                .expectErrorSatisfies(error -> failure[0] = error)
                .verify(Duration.ofSeconds(10));
        Evidence.keepFailure(failure[0]);
        Assertions.assertThat(failure[0]).isInstanceOf(variant);
        return variant.cast(failure[0]);
    }
}

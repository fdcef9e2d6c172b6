package io.actionsgateway.api.v3.step;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The whole way, from a request that was understood to its answer. Thread-safe; never blocks. */
@Component
public class Way {

    private final DialectStep.Next first;

    Way(List<DialectStep> steps) {
        DialectStep.Next end = request -> Mono.error(new IllegalStateException("no step answers " + request));
        first = steps.reversed().stream()
                .reduce(
                        end,
                        (next, step) -> request -> Mono.defer(() -> step.handle(request, next)),
                        (one, other) -> other);
    }

    /**
     * Goes it.
     *
     * @param request what is asked
     * @return the answer, or a refusal
     */
    public Mono<DialectAnswer> go(DialectRequest request) {
        return first.handle(request);
    }
}

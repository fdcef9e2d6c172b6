package io.actionsgateway.api.v3.step;

import java.util.Set;
import reactor.core.publisher.Mono;

/** Answers operations by itself, instead of GitHub. Thread-safe; never blocks. */
public interface OwnAnswer {

    /**
     * What it answers.
     *
     * @return names of operations of the table
     */
    Set<String> operations();

    /**
     * Answers.
     *
     * @param request of one of these operations
     * @return the answer, or a refusal
     */
    Mono<DialectAnswer> answer(DialectRequest request);
}

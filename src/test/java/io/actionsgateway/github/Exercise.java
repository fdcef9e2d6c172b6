package io.actionsgateway.github;

import java.util.List;
import org.reactivestreams.Publisher;

/**
 * Calls of one method of a service.
 *
 * @param method such as {@code JobService.get(RepositoryName, long)}
 * @param calls in some ways that differ in what they send
 */
record Exercise(String method, List<Question> calls) {

    /** One call. */
    @FunctionalInterface
    interface Question {
        Publisher<?> ask(Bench on);
    }

    static Exercise of(String method, Question... calls) {
        return new Exercise(method, List.of(calls));
    }
}

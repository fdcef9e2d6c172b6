package io.actionsgateway.github.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The door: everything that the project asks of GitHub goes through here. Never blocks; thread-safe. Cancelling a call
 * frees whatever it waits for.
 */
@Component
public class GitHubTransport {

    private final ObjectProvider<Step> steps;
    private volatile Step.@Nullable Next chain;

    GitHubTransport(ObjectProvider<Step> steps) {
        this.steps = steps;
    }

    /**
     * Asks GitHub as the {@link Caller} in the Reactor context.
     *
     * @param call what to ask
     * @return GitHub's answer, whatever it says, or a {@link GitHubException}; each subscription asks again
     */
    public Mono<Answer> exchange(Call call) {
        return Mono.deferContextual(context -> chain().send(call.withCaller(Caller.in(context))));
    }

    /** Linked at the first call, because a step may itself need this door: a token is fetched through it. */
    private Step.Next chain() {
        Step.Next linked = chain;
        if (linked == null) {
            linked = link(steps.orderedStream().toList());
            chain = linked;
        }
        return linked;
    }

    /**
     * Links steps to a chain.
     *
     * @param steps outermost first; the last one must not ask on
     * @return the whole chain
     */
    static Step.Next link(List<Step> steps) {
        Step.Next end = call -> Mono.error(
                new IllegalStateException("no step sends " + call.operation().id()));
        return steps.reversed().stream()
                .reduce(end, (next, step) -> call -> Mono.defer(() -> step.handle(call, next)), (one, other) -> other);
    }
}

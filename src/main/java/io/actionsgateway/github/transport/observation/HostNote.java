package io.actionsgateway.github.transport.observation;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Which host a call went to: known only once its credential is chosen, behind the step that wants to tell it. */
final class HostNote {

    private volatile String host = "none";
    private final AtomicBoolean open = new AtomicBoolean(true);

    Context in(Context context) {
        return context.put(HostNote.class, this);
    }

    String host() {
        return host;
    }

    /** True the first time: a caller may leave after he has had the answer. */
    boolean close() {
        return open.getAndSet(false);
    }

    private static void write(ContextView context, Call call) {
        context.<HostNote>getOrEmpty(HostNote.class)
                .ifPresent(note -> note.host = call.identity().host().name());
    }

    /** Writes the note. */
    @Component
    @Order(Step.Position.CREDENTIAL + 1)
    static final class Writer implements Step {

        @Override
        public Mono<Answer> handle(Call call, Next next) {
            return Mono.deferContextual(context -> {
                write(context, call);
                return next.send(call);
            });
        }
    }
}
